import type { Db } from './index.ts';

/** Returns what was noted when a one-time step of this installation was done; null before. */
export async function findInstallationFlag<T>(db: Db, name: string): Promise<T | null> {
  const row = await db
    .selectFrom('installationMarks')
    .select('detail')
    .where('name', '=', name)
    .executeTakeFirst();
  return (row?.detail as T | undefined) ?? null;
}

/** Notes that a one-time step was done, with its detail. */
export async function setInstallationFlag(db: Db, name: string, detail: unknown): Promise<void> {
  const row = { detail: JSON.stringify(detail), at: new Date() };
  await db
    .insertInto('installationMarks')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
}
