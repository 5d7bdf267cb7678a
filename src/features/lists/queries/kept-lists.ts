import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';

export interface KeptList {
  views: { id: string; name: string; query: string }[];
  columns: string[] | null;
}

/** What an account keeps of the list at an address. */
export async function findKeptList(db: Reader, accountId: string, path: string): Promise<KeptList> {
  const views = await db
    .selectFrom('listViews')
    .select(['id', 'name', 'query'])
    .where('accountId', '=', accountId)
    .where('path', '=', path)
    .orderBy('createdAt')
    .execute();
  const chosen = await db
    .selectFrom('listColumns')
    .select('columns')
    .where('accountId', '=', accountId)
    .where('path', '=', path)
    .executeTakeFirst();
  return { views, columns: chosen?.columns ?? null };
}

export interface NewView {
  accountId: string;
  path: string;
  name: string;
  query: string;
  createdAt: Date;
}

/** Inserts a view, or replaces the one of this name. */
export async function upsertView(tx: Tx, view: NewView): Promise<void> {
  await tx
    .insertInto('listViews')
    .values({ id: newId(), ...view })
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'path', 'name']).doUpdateSet({ query: view.query }),
    )
    .execute();
}

/** Deletes a view of the account and returns the address of its list; null when there is none. */
export async function deleteViewRow(tx: Tx, accountId: string, id: string): Promise<string | null> {
  const row = await tx
    .deleteFrom('listViews')
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .returning('path')
    .executeTakeFirst();
  return row?.path ?? null;
}

export async function upsertColumns(
  tx: Tx,
  chosen: { accountId: string; path: string; columns: string[] },
): Promise<void> {
  await tx
    .insertInto('listColumns')
    .values(chosen)
    .onConflict((conflict) =>
      conflict.columns(['accountId', 'path']).doUpdateSet({ columns: chosen.columns }),
    )
    .execute();
}
