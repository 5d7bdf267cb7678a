import type { ActorOrSystem } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { markCounting } from '../queries/reinstated-entries.ts';

/** Makes a withdrawn entry count again after a won appeal; false when the hours were recorded anew. */
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
