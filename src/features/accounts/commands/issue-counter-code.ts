import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { findPaymentOfficeFor } from '../affiliation.ts';
import { issueCode, newPaperCode } from '../one-time-code.ts';
import { mayCheckRegistration } from '../policy.ts';
import { findLearnerRow } from '../queries/learners.ts';
import { listRolesOf } from '../queries/roles.ts';
import { sendText } from '../texts.ts';

/**
 * At the counter, after the document was looked at: a one-time code for the learner to set a new
 * password with (Q1). It is shown once and counts for a day. Only the learner's own counter may;
 * `accounts.learner_not_found` otherwise. Officers' accounts are not reset here.
 */
export async function issueCounterCode(
  parts: Parts,
  actor: Officer,
  accountId: string,
): Promise<string> {
  const code = newPaperCode();
  await inTransaction(parts.db, async (tx) => {
    const office = await findPaymentOfficeFor(tx, accountId, dayOf(parts.clock.now()));
    const learner = await findLearnerRow(tx, accountId);
    if (!learner || !mayCheckRegistration(actor, accountId, office.organisation.id))
      throw new Refusal('accounts.learner_not_found');
    if ((await listRolesOf(tx, accountId)).length > 0)
      throw new Refusal('accounts.officer_account');
    await issuePaperCode(parts, tx, actor, accountId, code);
    const text = '您刚刚在现场窗口办理了密码重设。如非本人办理，请立即与窗口联系。';
    await sendText(parts, tx, accountId, text);
  });
  return code;
}

/** Writes down a code that the desk hands over on paper: with it the person sets his password. */
export async function issuePaperCode(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  accountId: string,
  code: string,
): Promise<void> {
  const issuedBy = actor.accountId;
  await issueCode(parts, tx, { accountId, purpose: 'COUNTER_RESET', code, issuedBy });
  const subject = { type: 'account', id: accountId };
  await recordAudit(tx, actor, 'accounts.issue_counter_code', subject);
}
