import type { Reader, Tx } from './database/index.ts';

/** Rows of a person that follow from one account to another when both are the same person's. */
export interface AccountFollower {
  /** Stored with the merger; never changed. */
  key: string;
  /** In words, with the unit of the number: 考试, 次. */
  label: string;
  unit: string;
  /** The table whose `account_id` it answers for. */
  table: string;
  /** They hang on an enrolment: those of a topic that both accounts have stay with it. */
  ofTopics?: true;
  /** Why some of them stay, where both accounts have the same. */
  collides?: string;
  /** Lists what follows: of an account, without what the other already has. */
  list(db: Reader, of: AccountRows): Promise<{ id: string }[]>;
  /** Moves rows of one account to the other; those that have left it since stay. */
  place(tx: Tx, move: { ids: readonly string[]; from: string; to: string }): Promise<unknown>;
}

export interface AccountRows {
  accountId: string;
  /** The topics whose rows follow. */
  topics: readonly string[];
  /** The account that they come to. */
  beside: string;
}

/** Why two accounts are not merged now, in a sentence with the next step; null where nothing stands against it. */
export type AccountBarrier = (
  db: Reader,
  pair: { from: string; into: string /** Topics that both have. */; shared: readonly string[] },
) => Promise<string | null>;
