import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  findMaintained,
  insertConversionTable,
  insertRule,
  listOfPlace,
  lockRules,
  type Maintained,
  markEnded,
} from '../queries/hour-rules.ts';
import {
  type ConversionFacts,
  describeYears,
  follows,
  overlaps,
  type RuleFacts,
  type Validity,
} from '../rules/hour-rule.ts';

const auditOf = {
  hourRules: 'hour_rule',
  hourConversionTables: 'hour_conversion_table',
} as const;

/** Whether an older rule that is in the way ends where the new one begins. */
interface Replacing {
  replaces: boolean;
}

/** The municipal bureau sets what years ask for at a place (E1, E6, E7). Rules are never changed. */
export async function setHourRule(
  parts: Parts,
  actor: Officer,
  { replaces, ...rule }: RuleFacts & Replacing,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
    await makeRoom(parts, tx, actor, { kind: 'hourRules', rule, replaces });
    const id = await insertRule(tx, { ...rule, ...by });
    await recordAudit(tx, actor, 'hours.set_rule', { type: 'hour_rule', id }, { ...rule });
  });
}

/** The municipal bureau sets how times and lessons are converted at a place (E5). */
export async function setConversions(
  parts: Parts,
  actor: Officer,
  { replaces, ...table }: ConversionFacts & Replacing,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const by = { createdBy: actor.accountId, createdAt: parts.clock.now() };
    await makeRoom(parts, tx, actor, { kind: 'hourConversionTables', rule: table, replaces });
    const id = await insertConversionTable(tx, { ...table, ...by });
    const subject = { type: 'hour_conversion_table', id };
    await recordAudit(tx, actor, 'hours.set_conversions', subject, { ...table });
  });
}

/** Ends a place's rule with a year: the city's holds there afterwards. The city's own is only replaced. */
export async function endRule(
  parts: Parts,
  actor: Officer,
  { kind, id, toYear, because }: { kind: Maintained; id: string; toYear: number; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    await lockRules(tx);
    const rule = await findMaintained(tx, kind, id);
    if (!rule) throw new Refusal('hours.rule_unknown');
    if (rule.jurisdictionId === null) throw new Refusal('hours.rule_of_city');
    const last = rule.toYear ?? 2100;
    if (toYear < rule.fromYear - 1 || toYear > last)
      throw new Refusal('hours.rule_end_wrong', { from: rule.fromYear - 1, to: last });
    await end(parts, tx, actor, { kind, rule, toYear, because });
  });
}

async function end(
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

/** Refuses what overlaps (two answers for one year), unless the older one may end where this begins. */
async function makeRoom(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  asked: {
    kind: Maintained;
    rule: Pick<Validity, 'jurisdictionId' | 'fromYear' | 'toYear' | 'because'>;
    replaces: boolean;
  },
): Promise<void> {
  const { kind, rule, replaces } = asked;
  await lockRules(tx);
  const inTheWay = (await listOfPlace(tx, kind, rule.jurisdictionId)).filter((other) =>
    overlaps(rule, other),
  );
  for (const older of inTheWay) {
    const facts = { years: describeYears(older), basis: older.basis, to: rule.fromYear - 1 };
    if (!follows(rule, older)) throw new Refusal('hours.rule_between', facts);
    if (!replaces) throw new Refusal('hours.rule_overlaps', facts);
    // What began in the same year never applies: its last year then lies before its first.
    const toYear = rule.fromYear - 1;
    await end(parts, tx, actor, { kind, rule: older, toYear, because: rule.because });
  }
}
