import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type FindByRule, findByRule } from '../queries/rule-facts/index.ts';
import { findNextRun, lockRun, markFinished, markStarted } from '../queries/runs.ts';
import { runRule } from './run-rule.ts';

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
        const looked = find ? await runRule(parts, tx, code, find) : null;
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
