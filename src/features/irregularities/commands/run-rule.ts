import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { upsertFindings } from '../queries/findings.ts';
import type { FindByRule } from '../queries/rule-facts/index.ts';
import { findCoveredUntil, findFirstEvent } from '../queries/runs.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import type { Window } from '../rules/findings/rule.ts';

/** How far back the first run of a rule goes: a year of study and what followed it. */
const firstRunDays = 400;
const dayMs = 86_400_000;

/**
 * Runs a rule over what happened since its last good run. Returns the window and the number of new findings;
 * null when the rule is switched off: switched on again it covers what it missed.
 */
export async function runRule(
  parts: Parts,
  tx: Tx,
  code: string,
  find: FindByRule,
): Promise<{ window: Window; found: number } | null> {
  const thresholds = await loadThresholds(tx, code);
  if (!thresholds.enabled) return null;
  const now = parts.clock.now();
  const window = { from: await windowStart(tx, code, now), to: now };
  const found = await find(tx, window, thresholds, parts.place.current().calendar);
  const inserted = await upsertFindings(tx, code, found, { thresholds, at: now });
  const facts = { found: inserted, from: window.from.toISOString(), to: window.to.toISOString() };
  const subject = { type: 'irregularity_rule', id: code };
  await recordAudit(tx, 'SYSTEM', 'irregularities.look', subject, facts);
  return { window, found: inserted };
}

/** The beginning of a day: what spans two runs is seen whole by the second. */
async function windowStart(tx: Tx, code: string, now: Date): Promise<Date> {
  const covered = await findCoveredUntil(tx, code);
  if (covered) return instantOf(dayOf(covered));
  const first = Math.min((await findFirstEvent(tx))?.getTime() ?? now.getTime(), now.getTime());
  const from = Math.max(first - dayMs, now.getTime() - firstRunDays * dayMs);
  return instantOf(dayOf(new Date(from)));
}
