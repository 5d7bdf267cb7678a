import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertRuns } from '../queries/runs.ts';
import { codes } from './run-rule.ts';

/** Queues every rule at the bureau's order. Returns how many were not waiting already. */
export async function orderRuns(parts: Parts, actor: Officer): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const order = { night: null, by: actor.accountId, at: parts.clock.now() };
    const ordered = await insertRuns(tx, codes, order);
    const subject = { type: 'irregularity_rules', id: 'all' };
    await recordAudit(tx, actor, 'irregularities.run_rules', subject, { ordered });
    return ordered;
  });
}
