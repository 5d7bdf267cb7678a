import type { SaveOutcome } from '../../assessment/index.ts';

/** An answer as the sheet sends it. */
export interface AnswerToSave {
  attemptId: string;
  /** The account, or the session by which the statement finds it. */
  by: { accountId: string } | { sessionHash: string };
  /** Token of the writer lease: only the newest tab or device may write. */
  token: string;
  itemNo: number;
  /** Grows with each answer of an attempt; the highest counts. */
  seq: number;
  /** As the kind of the item reads it; '' clears the answer. */
  response: string;
  marked: boolean;
}

export interface SavedOutcome {
  outcome: SaveOutcome;
  savedAt: Date;
}
