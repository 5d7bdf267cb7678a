import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { type FindByRule, findByRule } from '../queries/rule-facts/index.ts';
import { findNextRun, lockRun, markFinished, markStarted } from '../queries/runs.ts';
import { runRule } from './run-rule.ts';

/** Runs every waiting rule, one after the other: the failure of one does not stop the others. */
export async function runWaiting(
  parts: Parts,
  finders: { [code: string]: FindByRule } = findByRule,
): Promise<void> {
  for (let next = await findNextRun(parts.db); next; next = await findNextRun(parts.db)) {
    const { id, rule: code } = next;
    const startedAt = performance.now();
    await markStarted(parts.db, id, parts.clock.now());
    const find = finders[code];
    const ended = (error: string | null) => ({
      at: parts.clock.now(),
      ms: Math.round(performance.now() - startedAt),
      error,
    });
    try {
      const ours = await inTransaction(parts.db, async (tx) => {
        if (!(await lockRun(tx, id))) return false;
        const ran = find ? await runRule(parts, tx, code, find) : null;
        const result = { window: ran?.window ?? null, found: ran?.found ?? null };
        await markFinished(tx, id, { ...ended(null), ...result });
        return true;
      });
      if (!ours) return;
    } catch (error) {
      parts.log.error({ error, rule: code }, 'rule failed');
      const failed = { ...ended(String(error).slice(0, 500)), window: null, found: null };
      await markFinished(parts.db, id, failed);
    }
  }
}
