import { type Db, inTransaction } from '../../../platform/database/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { markVerified } from '../queries/backup-runs.ts';

/** Notes that a backup was restored into an empty folder and compared. */
export async function noteVerified(
  db: Db,
  {
    id,
    at,
    facts,
  }: { id: string; at: Date; facts: { files: number; tables: number; rows: number } },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await markVerified(tx, id, at);
    await recordAudit(tx, 'SYSTEM', 'operations.verify_backup', { type: 'backup', id }, facts);
  });
}
