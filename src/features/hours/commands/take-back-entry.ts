import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { notify } from '../../messages/index.ts';
import { findEntry, lockEntry, markWithdrawn } from '../queries/entries.ts';

/**
 * Withdraws hours with a reason, by the body that recorded them. The line stays visible and the slip waits
 * to be confirmed again: a wrong entry is corrected by recording it anew. Never one's own (G10), never an
 * entry of another body.
 */
export async function takeBackEntry(
  parts: Parts,
  actor: Officer,
  { id, because }: { id: string; because: string },
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const known = await findEntry(tx, id, actor.organisationId);
    if (known?.subject === 'PROFESSIONAL') throw new Refusal('hours.of_authority');
    const entry = await lockEntry(tx, id, actor.organisationId);
    if (!entry?.endorsementId) throw new Refusal('hours.not_yours');
    if (entry.accountId === actor.accountId) throw new Refusal('hours.own');
    if (entry.withdrawnAt) throw new Refusal('hours.withdrawn_already');
    await markWithdrawn(tx, entry.endorsementId, because, parts.clock.now());
    await recordAudit(
      tx,
      actor,
      'hours.take_back',
      { type: 'certificate_entry', id },
      { because, year: entry.year, creditHours: entry.creditHours },
    );
    const text = `单位已撤回您${entry.year}年${entry.creditHours}学时的登记，原因请登录平台查看。`;
    await notify(parts, tx, [entry.accountId], {
      subject: '学时登记已撤回',
      text: text,
      href: '/certificate',
      channels: ['SMS'],
    });
  });
}
