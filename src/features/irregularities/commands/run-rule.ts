import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { keepFindings } from '../queries/findings.ts';
import type { FindByRule } from '../queries/rule-facts/index.ts';
import { findFirstHappening, findLookedUntil } from '../queries/runs.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { rules } from '../rules/findings/index.ts';
import type { Window } from '../rules/findings/rule.ts';

export const nightlyFrom = '02:00';
/** How far back a rule looks that never looked: a year of study and what came of it, if there was one. */
const firstLookDays = 400;
const dayMs = 86_400_000;

/** Null where the rule is switched off: switched on again it covers what it missed. */
export async function runRule(
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

export const codes = rules.map(({ code }) => code);
