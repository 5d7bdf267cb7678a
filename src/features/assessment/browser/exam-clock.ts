/** The server's clock, continued on the browser's monotonic one: changing the computer's time has no effect. */
export class ExamClock {
  #serverMs: number;
  #monotonicMs: number;
  deadlineMs: number;

  constructor(now: string, deadline: string) {
    this.#serverMs = Date.parse(now);
    this.#monotonicMs = performance.now();
    this.deadlineMs = Date.parse(deadline);
  }

  /** Sets the server's time from a reply; half of the round trip has passed since. */
  correct(now: string, roundTripMs: number): void {
    this.#serverMs = Date.parse(now) + roundTripMs / 2;
    this.#monotonicMs = performance.now();
  }

  secondsLeft(): number {
    const now = this.#serverMs + performance.now() - this.#monotonicMs;
    return Math.max(0, Math.ceil((this.deadlineMs - now) / 1000));
  }
}

/** 59:05, or 1:00:05 above an hour. */
export function formatLeft(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${two(minutes)}:${two(seconds % 60)}`;
}
