import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { propose } from '../../proposals/index.ts';
import { findEarlierResult } from '../queries/earlier-results.ts';
import { revokeResult } from './import-approval.ts';

/** Proposes to revoke an imported result; returns the proposal. No audit: `propose` records it. */
export function proposeRevocation(
  parts: Parts,
  actor: Officer,
  { resultId, fileId, reason }: { resultId: string; fileId: string; reason: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const result = await findEarlierResult(tx, resultId);
    if (!result) throw new Refusal('earlier_results.not_found');
    if (result.revokedAt) throw new Refusal('earlier_results.revoked_already');
    const words = `${result.year}年 ${result.title}`;
    return propose(parts, tx, actor, revokeResult, {
      subject: { type: 'earlier_result', id: resultId, words, href: `/earlier-results/${fileId}` },
      difference: [
        { label: words, before: `合格，编号 ${result.documentNo || '无'}`, after: null },
      ],
      change: {},
      reason,
    });
  });
}
