/** One caption: from and to in milliseconds of the film. */
export interface Cue {
  from: number;
  to: number;
  text: string;
}

export const mostCues = 3000;
const longestText = 200;

/** A file of captions that cannot be read; the sentence says where. */
export class UnreadableCaptions extends Error {}

/** Reads WebVTT or SRT; positions, styles and tags are left out. Throws `UnreadableCaptions`. */
export function readCaptions(content: string): Cue[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [from, to] = timesOf(lines[at] ?? '');
    if (from === undefined || to === undefined) continue;
    const text: string[] = [];
    for (at += 1; at < lines.length && (lines[at] ?? '').trim() !== ''; at += 1)
      text.push(withoutTags(lines[at] ?? ''));
    const said = text.join('\n').trim();
    if (said !== '') cues.push({ from, to, text: said });
    if (cues.length > mostCues) throw new UnreadableCaptions(`字幕最多${mostCues}条。`);
  }
  if (cues.length === 0)
    throw new UnreadableCaptions('文件里没有字幕。请选 WebVTT（.vtt）或 SRT（.srt）文件。');
  return cues;
}

/** The captions as WebVTT. */
export function writeCaptions(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ from, to, text }) => `${clock(from)} --> ${clock(to)}\n${escapeText(text)}`,
  );
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

/** The first fault of each caption by its place (0 the first), and at most those of a page. */
export function faultsOf(cues: readonly Cue[], filmSeconds: number | null): Map<number, string> {
  const faults = new Map<number, string>();
  cues.forEach((cue, at) => {
    const fault = faultOf(cue, cues[at - 1], filmSeconds);
    if (fault) faults.set(at, fault);
  });
  return faults;
}

function faultOf(cue: Cue, before: Cue | undefined, filmSeconds: number | null): string | null {
  if (cue.text === '') return '请写这一条的文字，或把整行清空。';
  if (cue.text.length > longestText) return `一条最多${longestText}个字，请分成两条。`;
  if (cue.to <= cue.from) return '结束要晚于开始。';
  if (before && cue.from < before.from) return '开始早于上一条，请按先后排列。';
  if (before && cue.from < before.to) return `和上一条重叠，请从 ${clock(before.to)} 以后开始。`;
  if (filmSeconds !== null && cue.to > (filmSeconds + 1) * 1000)
    return `超出视频的长度（${clock(filmSeconds * 1000)}）。`;
  return null;
}

const timing = String.raw`(?:(\d{1,2}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const arrow = new RegExp(String.raw`^\s*${timing}\s*-->\s*${timing}(?:\s|$)`);
const alone = new RegExp(String.raw`^\s*${timing}\s*$`);

function timesOf(line: string): [number | undefined, number | undefined] {
  const match = arrow.exec(line);
  if (!match) return [undefined, undefined];
  return [millis(match.slice(1, 5)), millis(match.slice(5, 9))];
}

/** A time as people type it: 1:05, 00:01:05, 1:05.5, 01:05,500; null for anything else. */
export function readClock(text: string): number | null {
  const match = alone.exec(text.replaceAll('：', ':'));
  return match ? millis(match.slice(1, 5)) : null;
}

function millis([hours = '0', minutes = '0', seconds = '0', rest = '']: (string | undefined)[]) {
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(rest.padEnd(3, '0'));
}

/** 00:01:05.500 */
export function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = String(Math.round(ms) % 1000).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${rest}`;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
};

const withoutTags = (line: string) =>
  line
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|nbsp);/g, (one) => entities[one] ?? one);

/** An empty line would end the cue, and an arrow would begin another. */
const escapeText = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .join('\n');
