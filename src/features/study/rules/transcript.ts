/** A sentence of a film, with the second it begins and ends. */
export interface Cue {
  from: number;
  to: number;
  text: string;
}

const timing = /^((?:\d+:)?\d+:\d+[.,]\d+)\s+-->\s+((?:\d+:)?\d+:\d+[.,]\d+)/;

/** The sentences of captions in WebVTT; what cannot be read is left out. */
export function readCaptions(text: string): Cue[] {
  const blocks = text.replaceAll('\r', '').split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => timing.test(line));
    const match = timing.exec(lines[at] ?? '');
    if (!match) return [];
    const said = lines
      .slice(at + 1)
      .join(' ')
      .replace(/<[^>]*>/g, '')
      .trim();
    return said === '' ? [] : [{ from: secondsOf(match[1]), to: secondsOf(match[2]), text: said }];
  });
}

const secondsOf = (clock = '0') =>
  clock
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** Returns 1:05 */
export function formatMark(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The second of 1:05 or 65; null where it is none. */
export function readMark(typed: string): number | null {
  const match = /^(?:(\d{1,3})[:：])?(\d{1,5})$/.exec(typed.trim());
  return match ? Number(match[1] ?? 0) * 60 + Number(match[2]) : null;
}
