import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { changeValue, lockThreshold } from '../queries/thresholds.ts';

/** Sets a threshold or a term, with the reason; existing findings keep the thresholds they were made with. */
export async function changeThreshold(
  parts: Parts,
  actor: Officer,
  { rule, name, value, because }: { rule: string; name: string; value: number; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const before = await lockThreshold(tx, rule, name);
    if (value < before.least)
      throw new Refusal('irregularities.threshold_too_low', { least: before.least });
    await changeValue(tx, {
      rule,
      name,
      oldValue: before.value,
      newValue: value,
      because,
      changedBy: actor.accountId,
      at: parts.clock.now(),
    });
    const subject = { type: 'irregularity_threshold', id: `${rule}/${name}` };
    const facts = { from: before.value, to: value, because };
    await recordAudit(tx, actor, 'irregularities.change_threshold', subject, facts);
  });
}
