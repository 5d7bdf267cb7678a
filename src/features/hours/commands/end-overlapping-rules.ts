import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { listOfPlace, lockRules, type Maintained, markEnded } from '../queries/hour-rules.ts';
import { describeYears, follows, overlaps, type Validity } from '../rules/hour-rule.ts';

const auditOf = {
  hourRules: 'hour_rule',
  hourConversionTables: 'hour_conversion_table',
} as const;

/** Whether an older rule that overlaps ends where the new one begins. */
export interface Replacing {
  replaces: boolean;
}

/** Ends a rule or table with a year, and records it. */
export async function markRuleEnded(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  {
    kind,
    rule,
    toYear,
    because,
  }: { kind: Maintained; rule: Validity; toYear: number; because: string },
): Promise<void> {
  await markEnded(tx, kind, rule.id, {
    toYear,
    because,
    by: actor.accountId,
    at: parts.clock.now(),
  });
  const subject = { type: auditOf[kind], id: rule.id };
  await recordAudit(tx, actor, 'hours.end_rule', subject, { toYear, because });
}

interface Asked {
  kind: Maintained;
  rule: Pick<Validity, 'jurisdictionId' | 'fromYear' | 'toYear' | 'because'>;
  replaces: boolean;
}

/** What a new rule is about in a proposal; one waits for a place and a first year at a time. */
export const subjectOf = (type: string, words: string, rule: Asked['rule']) => ({
  ...{ type, id: `${rule.jurisdictionId ?? 'city'}/${rule.fromYear}` },
  ...{ words: `${words}（${describeYears(rule)}）`, href: '/hour-rules' },
});

/** Ends the older rules that a new one replaces the year before; refuses as `lockOverlapping`. */
export async function endOverlappingRules(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  asked: Asked,
): Promise<void> {
  const { kind, rule } = asked;
  for (const older of await lockOverlapping(tx, asked)) {
    // One that began in the same year never applies: its last year is before its first.
    const toYear = rule.fromYear - 1;
    await markRuleEnded(parts, tx, actor, { kind, rule: older, toYear, because: rule.because });
  }
}

/** Locks and returns the older rules that a rule overlaps; refuses it unless it replaces them. */
export async function lockOverlapping(
  tx: Tx,
  { kind, rule, replaces }: Asked,
): Promise<Validity[]> {
  await lockRules(tx);
  const overlapping = (await listOfPlace(tx, kind, rule.jurisdictionId)).filter((other) =>
    overlaps(rule, other),
  );
  for (const older of overlapping) {
    const facts = { years: describeYears(older), basis: older.basis, to: rule.fromYear - 1 };
    if (!follows(rule, older)) throw new Refusal('hours.rule_between', facts);
    if (!replaces) throw new Refusal('hours.rule_overlaps', facts);
  }
  return overlapping;
}
