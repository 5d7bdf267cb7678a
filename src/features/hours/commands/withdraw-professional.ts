import type { Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { markEntryWithdrawn } from '../queries/professional-entries.ts';

/** Withdraws professional hours with the reason, for their authority; false when they were withdrawn. */
export async function withdrawProfessional(
  parts: Parts,
  tx: Tx,
  actor: Officer,
  { entryId, because }: { entryId: string; because: string },
): Promise<boolean> {
  if (!(await markEntryWithdrawn(tx, entryId, because, parts.clock.now()))) return false;
  const subject = { type: 'certificate_entry', id: entryId };
  await recordAudit(tx, actor, 'hours.withdraw_professional', subject, { because });
  return true;
}
