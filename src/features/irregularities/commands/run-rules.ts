import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { keepFindings } from '../queries/findings.ts';
import {
  findFirstHappening,
  findLookedUntil,
  findNextRun,
  insertRuns,
  isNightOrdered,
  lockRun,
  markFinished,
  markStarted,
} from '../queries/runs.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { rules as allRules } from '../rules/findings/index.ts';
import type { Rule, Window } from '../rules/findings/rule.ts';

/** Rules look when the city sleeps. */
const nightlyFrom = '02:00';
/** How far back a rule looks that never looked: a year of study and what came of it, if there was one. */
const firstLookDays = 400;
const dayMs = 86_400_000;

/** The bureau lets the rules look now; returns how many of them were not waiting already. */
export async function orderRuns(parts: Parts, actor: Officer): Promise<number> {
  return inTransaction(parts.db, async (tx) => {
    const order = { night: null, by: actor.accountId, at: parts.clock.now() };
    const ordered = await insertRuns(tx, codes, order);
    const subject = { type: 'irregularity_rules', id: 'all' };
    await recordAudit(tx, actor, 'irregularities.run_rules', subject, { ordered });
    return ordered;
  });
}

/** Once a calendar day, after two in the morning, every rule is put into the line. */
export async function orderNight(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const night = dayOf(now);
  if (now < instantOf(night, nightlyFrom) || (await isNightOrdered(parts.db, night))) return;
  await inTransaction(parts.db, (tx) => insertRuns(tx, codes, { night, by: null, at: now }));
}

/** Lets every waiting rule look, one after the other: a fault of one stops none of the others. */
export async function runWaiting(parts: Parts, rules: readonly Rule[] = allRules): Promise<void> {
  for (let next = await findNextRun(parts.db); next; next = await findNextRun(parts.db)) {
    const { id, rule: code } = next;
    const begun = performance.now();
    await markStarted(parts.db, id, parts.clock.now());
    const rule = rules.find((one) => one.code === code);
    const ended = (error: string | null) => ({
      at: parts.clock.now(),
      ms: Math.round(performance.now() - begun),
      error,
    });
    try {
      const mine = await inTransaction(parts.db, async (tx) => {
        if (!(await lockRun(tx, id))) return false;
        const looked = rule ? await look(parts, tx, rule) : null;
        const ending = { window: looked?.window ?? null, found: looked?.found ?? null };
        await markFinished(tx, id, { ...ended(null), ...ending });
        return true;
      });
      if (!mine) return;
    } catch (error) {
      parts.log.error({ error, rule: code }, 'rule failed');
      const failed = { ...ended(String(error).slice(0, 500)), window: null, found: null };
      await markFinished(parts.db, id, failed);
    }
  }
}

/** Null where the rule is switched off: switched on again it looks at what it missed. */
async function look(
  parts: Parts,
  tx: Tx,
  rule: Rule,
): Promise<{ window: Window; found: number } | null> {
  const thresholds = await loadThresholds(tx, rule.code);
  if (!thresholds.enabled) return null;
  const now = parts.clock.now();
  const window = { from: await beginOf(tx, rule, now), to: now };
  const found = await rule.find(tx, window, thresholds);
  const fresh = await keepFindings(tx, rule.code, found, { thresholds, at: now });
  const facts = { found: fresh, from: window.from.toISOString(), to: window.to.toISOString() };
  const subject = { type: 'irregularity_rule', id: rule.code };
  await recordAudit(tx, 'SYSTEM', 'irregularities.look', subject, facts);
  return { window, found: fresh };
}

/** From the beginning of a day: what spans two looks is seen whole by the second. */
async function beginOf(tx: Tx, rule: Rule, now: Date): Promise<Date> {
  const until = await findLookedUntil(tx, rule.code);
  if (until) return instantOf(dayOf(until));
  const first = Math.min((await findFirstHappening(tx))?.getTime() ?? now.getTime(), now.getTime());
  const from = Math.max(first - dayMs, now.getTime() - firstLookDays * dayMs);
  return instantOf(dayOf(new Date(from)));
}

const codes = allRules.map(({ code }) => code);
