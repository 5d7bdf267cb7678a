import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markWithdrawn } from '../queries/entries.ts';

/** Withdraws the hours recorded on an endorsement, by a decision (N38). Returns the entry; null without one. */
export async function withdrawRecorded(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { endorsementId, because }: { endorsementId: string; because: string },
): Promise<string | null> {
  const id = await markWithdrawn(tx, endorsementId, because, parts.clock.now());
  const subject = { type: 'certificate_entry', id: id ?? '' };
  if (id) await recordAudit(tx, actor, 'hours.withdraw', subject, { endorsementId, because });
  return id;
}
