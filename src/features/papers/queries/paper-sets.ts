import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { PaperSet } from '../rules/paper-set.ts';

const select = (db: Reader) => db.selectFrom('paperSets').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

const toSet = (row: Row): PaperSet => ({
  ...row,
  lines: row.lines as unknown as PaperSet['lines'],
  papers: row.papers as unknown as PaperSet['papers'],
});

export async function findSet(db: Reader, id: string): Promise<PaperSet | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && toSet(row);
}

export async function lockSet(tx: Tx, id: string): Promise<PaperSet | undefined> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toSet(row);
}

/** The 20 newest sets of a topic. */
export async function listSets(db: Reader, topicId: string): Promise<PaperSet[]> {
  const rows = await select(db)
    .where('topicId', '=', topicId)
    .orderBy('madeAt', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();
  return rows.map(toSet);
}

export async function insertSet(
  tx: Tx,
  { lines, papers, ...set }: Omit<PaperSet, 'state' | 'adoptedBy' | 'adoptedAt'>,
): Promise<void> {
  await tx
    .insertInto('paperSets')
    .values({ ...set, lines: JSON.stringify(lines), papers: JSON.stringify(papers) })
    .execute();
}

export async function updateSetState(
  tx: Tx,
  id: string,
  state: 'ADOPTED' | 'DISCARDED',
  by: { adoptedBy: string; adoptedAt: Date } | null = null,
): Promise<void> {
  await tx
    .updateTable('paperSets')
    .set({ state, ...by })
    .where('id', '=', id)
    .execute();
}
