import type { SaveOutcome } from '../../assessment/index.ts';

/** An answer as the sheet sends it. */
export interface AnswerToSave {
  attemptId: string;
  /** Whose session sends it: known already, or to be found by the cookie in the same statement. */
  by: { accountId: string } | { sessionHash: string };
  /** The writer's token: only the newest tab or device may write. */
  token: string;
  itemNo: number;
  /** Grows with each answer of an attempt; the newest counts. */
  seq: number;
  /** Letters, sorted; '' takes the answer back. */
  response: string;
  marked: boolean;
}

/** What became of a saved answer, and when. */
export interface SavedOutcome {
  outcome: SaveOutcome;
  savedAt: Date;
}
