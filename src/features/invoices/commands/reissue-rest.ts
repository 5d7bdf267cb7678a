import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findPaidSource } from '../../payment/index.ts';
import { findLive } from '../queries/invoices.ts';
import type { Invoice } from '../rules/invoice.ts';
import { requestIssue } from './request-issue.ts';

/**
 * Asks for an invoice over what is left of a payment after a refund, with the title of the older one; nothing
 * when nothing is left. No audit: the reversal is recorded.
 */
export async function reissueRest(
  parts: Parts,
  tx: Tx,
  { askedBy, ...older }: Invoice,
): Promise<void> {
  const paid = await findPaidSource(tx, older);
  if (!paid || (await findLive(tx, older))) return;
  const { kind, title, creditCode, id: replaces } = older;
  await requestIssue(parts, tx, askedBy, { kind, title, creditCode, paid, replaces });
}
