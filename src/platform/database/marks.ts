import type { Db } from './index.ts';

/** What is remembered of a thing done once for the whole installation; null when it was not done. */
export async function findMark<T>(db: Db, name: string): Promise<T | null> {
  const row = await db
    .selectFrom('installation_marks')
    .select('detail')
    .where('name', '=', name)
    .executeTakeFirst();
  return (row?.detail as T | undefined) ?? null;
}

/** Remembers that it was done, with what is worth knowing of it. */
export async function setMark(db: Db, name: string, detail: unknown): Promise<void> {
  const row = { detail: JSON.stringify(detail), at: new Date() };
  await db
    .insertInto('installation_marks')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
