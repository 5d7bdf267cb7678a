import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findAccountByIndexes, lockAccount } from '../queries/accounts.ts';
import {
  closeInto,
  getMergedAccount,
  openAgain,
  touchAccount,
} from '../queries/merged-accounts.ts';
import { endSessionsOf } from '../queries/sessions.ts';
import { phoneOf } from '../rules/identifiers.ts';
import { sendTextTo } from './send-text.ts';

/**
 * Closes an account for another of the same person, in the caller's transaction: its number leads to the kept one,
 * its sessions end, its phone is told. No audit: the caller records the merger.
 */
export async function mergeAccount(
  parts: Parts,
  tx: Tx,
  { from, into, text }: { from: string; into: string; text: string },
): Promise<void> {
  const phone = phoneOf(parts, await lockAccount(tx, from));
  await endSessionsOf(tx, from, { at: parts.clock.now(), because: 'merged' });
  await closeInto(tx, from, into);
  await touchAccount(tx, into);
  if (phone) await sendTextTo(parts, tx, phone, text);
}

/**
 * Opens a merged account again, in the caller's transaction; a phone that somebody has meanwhile is left to them.
 * No audit: the caller records it.
 */
export async function separateAccount(
  parts: Parts,
  tx: Tx,
  { from, into }: { from: string; into: string },
): Promise<void> {
  const phone = phoneOf(parts, await getMergedAccount(tx, from));
  const index = phone && parts.cipher.index(phone.phone);
  const taken = phone && (await findAccountByIndexes(tx, parts.cipher.indexes(phone.phone)));
  await openAgain(tx, from, taken ? null : index);
  await touchAccount(tx, into);
}
