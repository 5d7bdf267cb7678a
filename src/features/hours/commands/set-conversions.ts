import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertConversionTable } from '../queries/hour-rules.ts';
import type { ConversionFacts } from '../rules/hour-rule.ts';
import { endOverlappingRules, type Replacing } from './end-overlapping-rules.ts';

/** Sets how times and lessons are converted at a place (E5); a table is never changed. */
export async function setConversions(
  parts: Parts,
  actor: Officer,
  { replaces, ...table }: ConversionFacts & Replacing,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
    await endOverlappingRules(parts, tx, actor, {
      kind: 'hourConversionTables',
      rule: table,
      replaces,
    });
    const id = await insertConversionTable(tx, { ...table, ...by });
    const subject = { type: 'hour_conversion_table', id };
    await recordAudit(tx, actor, 'hours.set_conversions', subject, { ...table });
  });
}
