import type { Actor } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  type Corrections,
  correctRegistration,
  returnRegistration,
  revealIdNumber,
} from '../../accounts/index.ts';
import { loadServed } from '../counter.ts';

/**
 * The clerk corrects data on the proof shown (N2, Q7). Throws what the counter and accounts refuse.
 * No audit: accounts records the correction with what was changed.
 */
export async function correctAtCounter(
  parts: Parts,
  actor: Actor,
  accountId: string,
  { changes, note }: { changes: Corrections; note: string },
): Promise<void> {
  await inTransaction(parts.db, (tx) =>
    correctRegistration(parts, tx, actor, accountId, changes, note),
  );
}

/**
 * The data are not true: they go back to the learner with a reason (N2).
 * No audit: accounts records the return.
 */
export async function returnAtCounter(
  parts: Parts,
  actor: Actor,
  accountId: string,
  reason: string,
): Promise<void> {
  await inTransaction(parts.db, (tx) => returnRegistration(parts, tx, actor, accountId, reason));
}

/**
 * The whole identity number, to compare with the document on the desk (E26).
 * No audit: accounts records who saw it and why.
 */
export async function showIdNumber(parts: Parts, actor: Actor, accountId: string): Promise<string> {
  await loadServed(parts, actor, accountId);
  return inTransaction(parts.db, (tx) =>
    revealIdNumber(parts, tx, actor, accountId, '现场缴费核对证件'),
  );
}
