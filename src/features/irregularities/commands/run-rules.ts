import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type FindByRule, findByRule } from '../queries/findings/index.ts';
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
import { rules } from '../rules/findings/index.ts';
import type { Window } from '../rules/findings/rule.ts';

const nightlyFrom = '02:00';
/** How far back a rule looks that never looked: a year of study and what came of it, if there was one. */
const firstLookDays = 400;
const dayMs = 86_400_000;

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

/** Queues every rule once a calendar day, after two in the morning. */
export async function orderNight(parts: Parts): Promise<void> {
  const now = parts.clock.now();
  const night = dayOf(now);
  if (now < instantOf(night, nightlyFrom) || (await isNightOrdered(parts.db, night))) return;
  await inTransaction(parts.db, (tx) => insertRuns(tx, codes, { night, by: null, at: now }));
}

/** Runs every waiting rule, one after the other: a fault of one stops none of the others. */
export async function runWaiting(
  parts: Parts,
  finders: { [code: string]: FindByRule } = findByRule,
): Promise<void> {
  for (let next = await findNextRun(parts.db); next; next = await findNextRun(parts.db)) {
    const { id, rule: code } = next;
    const begun = performance.now();
    await markStarted(parts.db, id, parts.clock.now());
    const find = finders[code];
    const ended = (error: string | null) => ({
      at: parts.clock.now(),
      ms: Math.round(performance.now() - begun),
      error,
    });
    try {
      const mine = await inTransaction(parts.db, async (tx) => {
        if (!(await lockRun(tx, id))) return false;
        const looked = find ? await look(parts, tx, code, find) : null;
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

/** Null where the rule is switched off: switched on again it covers what it missed. */
async function look(
  parts: Parts,
  tx: Tx,
  code: string,
  find: FindByRule,
): Promise<{ window: Window; found: number } | null> {
  const thresholds = await loadThresholds(tx, code);
  if (!thresholds.enabled) return null;
  const now = parts.clock.now();
  const window = { from: await beginOf(tx, code, now), to: now };
  const found = await find(tx, window, thresholds);
  const fresh = await keepFindings(tx, code, found, { thresholds, at: now });
  const facts = { found: fresh, from: window.from.toISOString(), to: window.to.toISOString() };
  const subject = { type: 'irregularity_rule', id: code };
  await recordAudit(tx, 'SYSTEM', 'irregularities.look', subject, facts);
  return { window, found: fresh };
}

/** From the beginning of a day: what spans two looks is seen whole by the second. */
async function beginOf(tx: Tx, code: string, now: Date): Promise<Date> {
  const until = await findLookedUntil(tx, code);
  if (until) return instantOf(dayOf(until));
  const first = Math.min((await findFirstHappening(tx))?.getTime() ?? now.getTime(), now.getTime());
  const from = Math.max(first - dayMs, now.getTime() - firstLookDays * dayMs);
  return instantOf(dayOf(new Date(from)));
}

const codes = rules.map(({ code }) => code);
