/** A colour as #rrggbb. */
export type Colour = string;

const channels = (colour: Colour) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast of two colours, from 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** Returns a colour with a share of another in it. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const others = channels(other);
  return `#${channels(colour)
    .map((value, at) => Math.round(value * (1 - share) + (others[at] ?? 0) * share))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** What a colour stands on, or what stands on it: the names are those of the page. */
interface Pair {
  beside: Colour;
  where: string;
}

/** Grounds and texts of the theme (src/ui/styles/theme.css) that meet the accent by day. */
const byDay: Pair[] = [
  { beside: '#ffffff', where: '白底上的链接和图标，按钮和页头上的白字' },
  { beside: '#f4f7f5', where: '页面底色上的链接' },
  { beside: '#e6f0ed', where: '浅绿底色上的文字' },
];
/** By night the accent is light: it is text on dark, and dark text stands on it. */
const byNight: Pair[] = [
  { beside: '#13201e', where: '深色卡片上的链接' },
  { beside: '#1a2f2c', where: '深色底块上的文字' },
  { beside: '#06211f', where: '按钮上的深色字' },
];

/** The least contrast of text (WCAG AA). */
export const leastContrast = 4.5;

export interface ContrastFault {
  where: string;
  contrast: number;
}

/** Returns where an accent would not be readable; none when it may be used. */
export function contrastFaults(colour: Colour, when: 'day' | 'night'): ContrastFault[] {
  return (when === 'day' ? byDay : byNight)
    .map(({ beside, where }) => ({ where, contrast: contrastOf(colour, beside) }))
    .filter(({ contrast }) => contrast < leastContrast);
}

/** The accent of a place by day and by night. */
export interface Accent {
  day: Colour;
  night: Colour;
}

/** The accent that this release brings. */
export const shippedAccent: Accent = { day: '#0f5f5c', night: '#8ad3c8' };

/**
 * Returns the style sheet that gives pages the accent of the place. Large type keeps its own colours, which have a
 * contrast of 7:1.
 */
export function accentSheet({ day, night }: Accent): string {
  const light = `--color-primary:${day};--color-bar:${day};--color-hero:${day};--color-hero-stair:${mixed(day, '#ffffff', 0.06)};--color-deep:${mixed(day, '#000000', 0.25)};--color-water:${day}`;
  const dark = `--color-primary:${night}`;
  const usual = ":root:not([data-size='large'])";
  return [
    `${usual}[data-scheme='light']{${light}}`,
    `@media (prefers-color-scheme: light){${usual}:not([data-scheme='dark']){${light}}}`,
    `@media screen{${usual}[data-scheme='dark']{${dark}}}`,
    `@media screen and (prefers-color-scheme: dark){${usual}:not([data-scheme='light']){${dark}}}`,
  ].join('\n');
}
