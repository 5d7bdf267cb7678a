import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { closeCheck as closeRow, lockCheck, tallyChecks } from '../queries/checks.ts';
import { mayWorkOn } from '../rules/policy.ts';

/** Ends a check once every drawn row has an outcome; from then on nothing of it changes. */
export async function closeCheck(
  parts: Parts,
  actor: Officer,
  id: string,
  conclusion: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const check = await lockCheck(tx, id);
    if (!check || !mayWorkOn(actor, check)) throw new Refusal('supervision.not_found');
    if (check.closedAt) throw new Refusal('supervision.check_closed');
    const tally = (await tallyChecks(tx, [id])).get(id);
    if (tally?.left) throw new Refusal('supervision.rows_left', { left: tally.left });
    await closeRow(tx, id, { conclusion, by: actor.accountId, at: parts.clock.now() });
    const subject = { type: 'spot_check', id };
    await recordAudit(tx, actor, 'supervision.close_check', subject, { ...tally });
  });
}
