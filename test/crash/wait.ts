import { setTimeout as pause } from 'node:timers/promises';

/** What was waited for did not come within its time. */
export class TimedOut extends Error {}

/** Waits until something holds, asking again and again. Throws `TimedOut` after `withinMs`. */
export async function until(
  what: string,
  withinMs: number,
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new TimedOut(`${what}: not within ${withinMs / 1000} s`);
    await pause(40);
  }
}

/** Waits after so many failures, as the product's script does, a tenth as long. */
export async function backOff(failures: number, retryAfterSeconds = 0): Promise<void> {
  const wait = Math.max(Math.min(100 * 2 ** (failures - 1), 600), retryAfterSeconds * 100);
  await pause(wait * (0.5 + Math.random()));
}
