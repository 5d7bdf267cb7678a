import { sql } from 'kysely';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Report } from '../rules/cmi.ts';
import type { LessonPackage, PackageAttempt } from '../rules/package.ts';

const columns = [
  'packageAttempts.id',
  'packageId',
  'openedAt',
  'savedAt',
  'status',
  'score',
  'earlierSeconds',
  'sessionSeconds',
  'location',
  'suspendData',
] as const;

export interface Whose {
  packageId: string;
  accountId: string;
  /** Null: an author tries it. */
  roundId: string | null;
}

/** How far somebody is; undefined before the first opening. */
export async function findAttempt(
  db: Reader,
  { packageId, accountId, roundId }: Whose,
): Promise<PackageAttempt | undefined> {
  return db
    .selectFrom('packageAttempts')
    .select(columns)
    .where('packageId', '=', packageId)
    .where('accountId', '=', accountId)
    .where('roundId', roundId === null ? 'is' : '=', roundId)
    .executeTakeFirst();
}

/**
 * Opens an attempt, the first time or again: the frame of this token writes from now on, any earlier one no
 * more, and its time begins on the server's clock.
 */
export async function openAttempt(
  tx: Tx,
  whose: Whose,
  opening: { id: string; tokenHash: string; now: Date },
): Promise<void> {
  const { id, tokenHash, now } = opening;
  await tx
    .insertInto('packageAttempts')
    .values({ id, ...whose, tokenHash, openedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['packageId', 'accountId', 'roundId']).doUpdateSet({
        tokenHash,
        openedAt: now,
        earlierSeconds: sql<number>`package_attempts.earlier_seconds + package_attempts.session_seconds`,
        sessionSeconds: 0,
      }),
    )
    .execute();
}

/** The attempt that a frame writes, with its package; undefined once another frame was opened. */
export async function findOpened(
  db: Reader,
  tokenHash: string,
): Promise<
  | (PackageAttempt & {
      accountId: string;
      package: Pick<LessonPackage, 'version' | 'key' | 'entry'>;
    })
  | undefined
> {
  const row = await db
    .selectFrom('packageAttempts')
    .innerJoin('lessonPackages', 'lessonPackages.id', 'packageAttempts.packageId')
    .select([...columns, 'accountId', 'version', 'key', 'entry'])
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { version, key, entry, ...attempt } = row;
  return { ...attempt, package: { version, key, entry } };
}

/** Writes what a package reports; false once another frame writes. Time only grows within an opening. */
export async function updateAttempt(
  db: Reader,
  tokenHash: string,
  { status, score, seconds, location, suspendData }: Report,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('packageAttempts')
    .set({
      ...{ status, score, location, suspendData },
      sessionSeconds: sql<number>`greatest(session_seconds, ${seconds}::int)`,
      savedAt: now,
    })
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
