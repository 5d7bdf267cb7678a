import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertRuns } from '../queries/runs.ts';
import { ruleCodes } from '../rules/findings/index.ts';

/** Queues a run of every rule by order of the bureau. Returns how many were not waiting already. */
export async function orderRuns(parts: Parts, actor: Officer): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const order = { night: null, by: actor.accountId, at: parts.clock.now() };
    const ordered = await insertRuns(tx, ruleCodes, order);
    const subject = { type: 'irregularity_rules', id: 'all' };
    await recordAudit(tx, actor, 'irregularities.run_rules', subject, { ordered });
    return ordered;
  });
}
