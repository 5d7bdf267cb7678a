/** Seconds of a video from `from` (included) to `to` (excluded), whole numbers. */
export type Interval = readonly [from: number, to: number];

/** The union of intervals, sorted, without overlaps (E9). */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(([from, to]) => to > from).toSorted((a, b) => a[0] - b[0]);
  const united: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

/** The total length in seconds of intervals that do not overlap (see `unite`). */
export function secondsOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The parts of an interval that are not in `seen`, in order. */
function unseen(seen: readonly Interval[], [from, to]: Interval): Interval[] {
  const gaps: Interval[] = [];
  let start = from;
  for (const [seenFrom, seenTo] of seen) {
    if (seenTo <= start) continue;
    if (seenFrom >= to) break;
    if (seenFrom > start) gaps.push([start, seenFrom]);
    start = Math.max(start, seenTo);
  }
  if (start < to) gaps.push([start, to]);
  return gaps;
}

export interface Credit {
  seen: Interval[];
  /** New seconds; repeats neither earn credit nor use the budget. */
  credited: number;
  /** Seconds beyond the budget or the end of the video. */
  refused: number;
}

/**
 * Adds played intervals to the seen ones. Credits at most the budget (wall clock since the playback session
 * began, less what it has earned) and nothing beyond the end of the video (E9, lesson 11).
 */
export function creditIntervals(
  seen: readonly Interval[],
  played: readonly Interval[],
  budgetSeconds: number,
  videoSeconds: number,
): Credit {
  let all = unite(seen);
  let credited = 0;
  let refused = 0;
  for (const [from, to] of played) {
    const inside: Interval = [Math.max(0, from), Math.min(to, videoSeconds)];
    refused += Math.max(0, to - Math.max(from, videoSeconds));
    for (const [start, end] of unseen(all, inside)) {
      const grant = Math.min(end - start, Math.max(0, budgetSeconds - credited));
      refused += end - start - grant;
      if (grant === 0) continue;
      credited += grant;
      all = unite([...all, [start, start + grant]]);
    }
  }
  return { seen: all, credited, refused };
}

/** The intervals as PostgreSQL's int4multirange text, e.g. '{[0,30),[40,55)}'. */
export function toMultirange(intervals: readonly Interval[]): string {
  return `{${intervals.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

/** The intervals of PostgreSQL's canonical int4multirange text. */
export function fromMultirange(text: string): Interval[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map((match) => [
    Number(match[1]),
    Number(match[2]),
  ]);
}
