/** An answer as an examinee gave it. */
export interface Given {
  item: number;
  seq: number;
  response: string;
}

interface Sent {
  /** Milliseconds since 1970 by this machine's clock, which the database shares. */
  sentAt: number;
  /** Null without an answer. */
  answeredAt: number | null;
}

export interface SaveSent extends Sent {
  attemptId: string;
  /** The account of the session; null without a session. */
  accountId: string | null;
  token: string;
  answers: Given[];
  /** The outcome of each answer; null unless the status was 200. */
  outcomes: string[] | null;
}

export interface OpeningSent extends Sent {
  attemptId: string;
  token: string | null;
  /** The newest number of each item the sheet knew; null unless it was shown. */
  seqs: number[] | null;
}

export interface StartSent extends Sent {
  enrolmentId: string;
  /** Which attempt the examinee wants with it: the first or the second. */
  intent: number;
  attemptId: string | null;
  status: number | null;
}

export interface AttemptSent extends Sent {
  attemptId: string;
  status: number | null;
}

/** The requests of the examinees of a round with their answers; the database must agree with it. */
export class Journal {
  readonly saves: SaveSent[] = [];
  readonly openings: OpeningSent[] = [];
  readonly starts: StartSent[] = [];
  readonly submissions: AttemptSent[] = [];
  readonly contacts: AttemptSent[] = [];
  /** Answers sent to another person's attempt. */
  readonly intrusions: SaveSent[] = [];
  /** Answers of the server that no fault explains, e.g. 500. */
  readonly surprises = new Map<string, number>();

  surprise(what: string): void {
    this.surprises.set(what, (this.surprises.get(what) ?? 0) + 1);
  }

  /** How many answers were acknowledged as in the database. */
  get acknowledged(): number {
    let count = 0;
    for (const { outcomes } of this.saves) count += outcomes?.filter(isKept).length ?? 0;
    return count;
  }
}

/** 'stale' is kept as history too. */
export const isKept = (outcome: string | undefined) => outcome === 'saved' || outcome === 'stale';

/** Measures the longest time in which no save of anyone was acknowledged although some were offered. */
export class OutageMeter {
  longestMs = 0;
  readonly #waiting = new Set<unknown>();
  #since = 0;

  offered(by: unknown): void {
    if (this.#waiting.size === 0) this.#since = performance.now();
    this.#waiting.add(by);
  }

  /** A save was acknowledged, or is not offered any more. */
  settled(by: unknown, acknowledged: boolean): void {
    if (this.#waiting.size === 0) return;
    const now = performance.now();
    this.longestMs = Math.max(this.longestMs, Math.round(now - this.#since));
    if (acknowledged) this.#since = now;
    this.#waiting.delete(by);
  }
}
