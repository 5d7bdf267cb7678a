/** The server's clock, carried on by the browser's steady one: changing the computer's time changes nothing. */
export class ExamClock {
  #serverMs: number;
  #steadyMs: number;
  deadlineMs: number;

  constructor(now: string, deadline: string) {
    this.#serverMs = Date.parse(now);
    this.#steadyMs = performance.now();
    this.deadlineMs = Date.parse(deadline);
  }

  /** The server told its time again; half of the way there and back has passed since. */
  correct(now: string, roundTripMs: number): void {
    this.#serverMs = Date.parse(now) + roundTripMs / 2;
    this.#steadyMs = performance.now();
  }

  secondsLeft(): number {
    const now = this.#serverMs + performance.now() - this.#steadyMs;
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
