/** A job of the generator. Examinees are numbers from `from` to `to` (exclusive). */
export type Job =
  /** Every connection sends its next save as soon as the last is answered: the largest rate. */
  | (Examinees & {
      kind: 'saves at saturation';
      seconds: number;
      connections: number;
      firstSeq: number;
    })
  /** Saves arrive at independent times, whatever the speed of the answers: the wait of examinees. */
  | (Examinees & {
      kind: 'saves offered';
      seconds: number;
      rate: number;
      connections: number;
      firstSeq: number;
    })
  /** Each examinee does it once, so many at a time. */
  | (Examinees & { kind: 'start' | 'log in'; connections: number })
  /** The same, for attempts by their ids. */
  | {
      kind: 'resume' | 'hand in';
      attempts: readonly { id: string; examinee: number }[];
      connections: number;
    };

interface Examinees {
  from: number;
  to: number;
}

export interface Measured {
  /** Answered as hoped for, a second. */
  perSecond: number;
  /** From the time it was due to its answer, ms. */
  p50: number;
  p99: number;
  slowest: number;
  done: number;
  errors: number;
  /** The largest answer on the wire, bytes. */
  largest: number;
  /** The first error's status and text. */
  firstError: string | null;
}

export interface Order {
  address: { host: string; port: number };
  job: Job;
}
