import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { issueCode } from './issue-code.ts';

/** Issues a code for a new password that a counter hands over on paper. */
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
  await recordAudit(tx, actor, 'identity.issue_counter_code', subject);
}
