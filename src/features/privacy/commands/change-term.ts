import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockTerm, updateTerm } from '../queries/retention.ts';

/** Changes how long something is kept. Throws `privacy.term_too_short`. */
export async function changeTerm(
  parts: Parts,
  actor: Officer,
  code: string,
  days: number,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const term = await lockTerm(tx, code);
    if (!term) throw new Error(`no term ${code}`);
    if (days < term.leastDays)
      throw new Refusal('privacy.term_too_short', { least: term.leastDays });
    await updateTerm(tx, code, days);
    const subject = { type: 'retention_term', id: code };
    await recordAudit(tx, actor, 'privacy.change_term', subject, { before: term.days, days });
  });
}
