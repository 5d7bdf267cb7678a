import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { JurisdictionChange } from '../rules/jurisdiction-change.ts';

const select = (db: Reader) =>
  db
    .selectFrom('jurisdictionChanges')
    .select([
      'id',
      'jurisdictionId',
      'kind',
      'intoId',
      'name',
      'shortName',
      'effectiveOn',
      'moved',
      'reason',
      'at',
      'appliedAt',
      'revertedAt',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toChange = (row: Row): JurisdictionChange => ({
  ...row,
  moved: row.moved as JurisdictionChange['moved'],
});

/** Lists all changes, the newest first. */
export async function listChanges(db: Reader): Promise<JurisdictionChange[]> {
  return (await select(db).orderBy('at', 'desc').execute()).map(toChange);
}

export async function findChange(db: Reader, id: string): Promise<JurisdictionChange | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toChange(row);
}

/** Locks a change until the transaction ends. */
export async function lockChange(tx: Tx, id: string): Promise<JurisdictionChange | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toChange(row);
}

/** Locks the changes whose day has come, the oldest first. */
export async function lockDueChanges(tx: Tx, day: string): Promise<JurisdictionChange[]> {
  const rows = await select(tx)
    .where('appliedAt', 'is', null)
    .where('revertedAt', 'is', null)
    .where('effectiveOn', '<=', day)
    .orderBy('at')
    .forUpdate()
    .execute();
  return rows.map(toChange);
}

export async function insertChange(
  tx: Tx,
  change: Pick<
    JurisdictionChange,
    'jurisdictionId' | 'kind' | 'intoId' | 'name' | 'shortName' | 'effectiveOn' | 'reason' | 'at'
  > & { proposedBy: string; confirmedBy: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('jurisdictionChanges')
    .values({ ...change, id })
    .execute();
  return id;
}

/** Marks a change as applied, with what moved along. */
export async function markApplied(
  tx: Tx,
  id: string,
  moved: JurisdictionChange['moved'],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('jurisdictionChanges')
    .set({ appliedAt: at, moved: JSON.stringify(moved) })
    .where('id', '=', id)
    .execute();
}

export async function markReverted(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('jurisdictionChanges')
    .set({ revertedAt: at })
    .where('id', '=', id)
    .execute();
}

/** Returns who confirmed a change. */
export async function getDecision(db: Reader, id: string): Promise<{ confirmedBy: string }> {
  return db
    .selectFrom('jurisdictionChanges')
    .select('confirmedBy')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
