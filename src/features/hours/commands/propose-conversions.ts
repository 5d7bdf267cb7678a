import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { insertConversionTable, listConversions } from '../queries/hour-rules.ts';
import type { ConversionFacts } from '../rules/hour-rule.ts';
import { differenceOfTables } from '../rules/rule-difference.ts';
import {
  endOverlappingRules,
  lockOverlapping,
  type Replacing,
  subjectOf,
} from './end-overlapping-rules.ts';

/** How times and lessons are converted at a place, set by two persons (E5); a table is never changed. */
export const setConversionsKind: ProposalKind<ConversionFacts & Replacing> = {
  kind: 'hours.set_conversions',
  title: '设定学时的折算办法',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { change: { replaces, ...table }, actor }) {
    const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
    const kind = 'hourConversionTables' as const;
    await endOverlappingRules(parts, tx, actor, { kind, rule: table, replaces });
    const id = await insertConversionTable(tx, { ...table, ...by });
    const subject = { type: 'hour_conversion_table', id };
    await recordAudit(tx, actor, 'hours.set_conversions', subject, { ...table });
  },
};

/**
 * Proposes how times and lessons are converted at a place, and returns the proposal. Throws `hours.rule_overlaps`,
 * `hours.rule_between`. No audit: `propose` records it.
 */
export function proposeConversions(
  parts: Parts,
  actor: Officer,
  { place, ...change }: ConversionFacts & Replacing & { place: string },
): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const { replaces, jurisdictionId, fromYear, because } = change;
    await lockOverlapping(tx, { kind: 'hourConversionTables', rule: change, replaces });
    const before = await listConversions(tx, jurisdictionId, fromYear);
    return propose(parts, tx, actor, setConversionsKind, {
      subject: subjectOf('hour_conversion_table', `${place}的折算办法`, change),
      difference: differenceOfTables(before, change),
      change,
      reason: because,
    });
  });
}
