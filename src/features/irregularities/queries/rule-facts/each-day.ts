import { dayOf, instantOf } from '../../../../kernel/calendar.ts';
import type { Window } from '../../rules/findings/rule.ts';

const dayMs = 86_400_000;

/** Yields the days of a window, so that memory holds the facts of one day, however long the window. */
export function* daysOf({ from, to }: Window): Generator<Window> {
  for (let begin = from; begin < to; ) {
    const next = new Date(instantOf(dayOf(begin)).getTime() + dayMs);
    yield { from: begin, to: next < to ? next : to };
    begin = next;
  }
}

/** Runs `look` for each day of a window and returns all findings. */
export async function eachDay<T>(
  window: Window,
  look: (day: Window) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (const day of daysOf(window)) found.push(...(await look(day)));
  return found;
}
