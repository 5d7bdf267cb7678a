/** Two accounts of one person: the one that is closed and the one that is kept. */
export interface AccountPair {
  from: string;
  into: string;
}

/** A merger of two accounts of one person. */
export interface AccountMerger {
  id: string;
  fromId: string;
  intoId: string;
  /** Ids of the rows that moved, by the key of the follower. */
  moved: Record<string, string[]>;
  /** Topics that both had. */
  stayed: string[];
  reason: string;
  mergedAt: Date;
  until: Date;
  separatedAt: Date | null;
}

/** Days in which a merger may be taken back. */
export const wayBackDays = 90;

/** Whether a merger may still be taken back. */
export function mayTakeBack(
  { separatedAt, until }: Pick<AccountMerger, 'separatedAt' | 'until'>,
  now: Date,
): boolean {
  return separatedAt === null && now < until;
}

/** What follows of one kind, and what stays and why. */
export interface FollowingRows {
  key: string;
  label: string;
  unit: string;
  follow: number;
  stay: number;
  because: string;
}

const staysWithTopic = '两个账号都报了同一门课，留在停用的账号';

/** Why rows stay with the closed account, in words. */
export const reasonToStay = ({ collides }: { collides?: string }): string =>
  collides ? `${collides}，留在停用的账号` : staysWithTopic;
