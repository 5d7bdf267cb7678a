import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { TitleChange, WantedChange } from '../rules/title-change.ts';

const select = (db: Reader) =>
  db
    .selectFrom('titleChanges')
    .select([
      'id',
      'kind',
      'titleCode',
      'seriesCode',
      'seriesName',
      'name',
      'level',
      'successorCode',
      'effectiveOn',
      'moved',
      'nameBefore',
      'reason',
      'confirmedBy',
      'at',
      'appliedAt',
      'revertedAt',
    ]);

/** Lists all changes, the newest first. */
export async function listChanges(db: Reader): Promise<TitleChange[]> {
  return select(db).orderBy('at', 'desc').execute();
}

export async function findChange(db: Reader, id: string): Promise<TitleChange | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** Locks a change until the transaction ends. */
export async function lockChange(tx: Tx, id: string): Promise<TitleChange | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Locks the changes whose day has come, the oldest first. */
export async function lockDueChanges(tx: Tx, day: string): Promise<TitleChange[]> {
  return select(tx)
    .where('appliedAt', 'is', null)
    .where('revertedAt', 'is', null)
    .where('effectiveOn', '<=', day)
    .orderBy('at')
    .forUpdate()
    .execute();
}

/** Inserts a change and returns its id. */
export async function insertChange(
  tx: Tx,
  change: WantedChange & { reason: string; at: Date; proposedBy: string; confirmedBy: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('titleChanges')
    .values({ ...change, id })
    .execute();
  return id;
}

/** Marks a change as applied, with whom it moved and what it replaced. */
export async function markApplied(
  tx: Tx,
  id: string,
  applied: Pick<TitleChange, 'titleCode' | 'moved' | 'nameBefore'> & { appliedAt: Date },
): Promise<void> {
  await tx.updateTable('titleChanges').set(applied).where('id', '=', id).execute();
}

export async function markReverted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('titleChanges').set({ revertedAt: at }).where('id', '=', id).execute();
}
