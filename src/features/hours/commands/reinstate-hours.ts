import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markWithdrawn } from '../queries/entries.ts';
import { markCounting } from '../queries/reinstated-entries.ts';

/** A decision withdraws the hours recorded on an endorsement (N38). Returns the entry; null without one. */
export async function withdrawRecorded(
  parts: Parts,
  tx: Tx,
  actor: ActorOrSystem,
  { endorsementId, because }: { endorsementId: string; because: string },
): Promise<string | null> {
  const id = await markWithdrawn(tx, endorsementId, because, parts.clock.now());
  if (id)
    await recordAudit(
      tx,
      actor,
      'hours.withdraw',
      { type: 'certificate_entry', id },
      { endorsementId, because },
    );
  return id;
}

/** A won appeal lets a withdrawn entry count again; false when the same hours were recorded anew. */
export async function reinstateHours(
  tx: Tx,
  actor: ActorOrSystem,
  entryId: string,
  because: string,
): Promise<boolean> {
  if (!(await markCounting(tx, entryId))) return false;
  const subject = { type: 'certificate_entry', id: entryId };
  await recordAudit(tx, actor, 'hours.reinstate', subject, { because });
  return true;
}
