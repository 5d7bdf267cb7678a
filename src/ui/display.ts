/** How one browser shows pages: the scheme of colours, and large type (适老化). */
export interface Display {
  scheme: 'system' | 'light' | 'dark';
  large: boolean;
}

export const schemes = ['system', 'light', 'dark'] as const satisfies readonly Display['scheme'][];

export const usualDisplay: Display = { scheme: 'system', large: false };

/** Returns the display that a cookie keeps; the usual one for anything else. */
export function readDisplay(kept: string | undefined): Display {
  const [scheme, size] = (kept ?? '').split('.');
  return { scheme: schemes.find((one) => one === scheme) ?? 'system', large: size === 'large' };
}

/** Returns what the cookie keeps. */
export const writeDisplay = ({ scheme, large }: Display): string =>
  `${scheme}.${large ? 'large' : 'normal'}`;
