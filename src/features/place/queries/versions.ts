import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Reader, Tx } from '../../../platform/database/index.ts';
import type { Difference } from '../../proposals/index.ts';
import type { Aspect, PlaceVersion } from '../rules/place-version.ts';
import { announceChange } from './announcement.ts';

const select = (db: Reader) =>
  db
    .selectFrom('placeVersions as version')
    .innerJoin('accounts as setter', 'setter.id', 'version.setBy')
    .leftJoin('accounts as second', 'second.id', 'version.confirmedBy')
    .select([
      'version.id',
      'version.aspect',
      'version.key',
      'version.content',
      'version.difference',
      'version.reason',
      'setter.name as setByName',
      'second.name as confirmedByName',
      'version.at',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;
const toVersion = (row: Row): PlaceVersion => ({
  ...row,
  difference: row.difference as unknown as Difference[],
});

/** Lists the newest version of each aspect and key. */
export async function listCurrent(
  db: Reader,
): Promise<Pick<PlaceVersion, 'aspect' | 'key' | 'content'>[]> {
  return db
    .selectFrom('placeVersions')
    .distinctOn(['aspect', 'key'])
    .select(['aspect', 'key', 'content'])
    .orderBy('aspect')
    .orderBy('key')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Lists the versions of an aspect, of one key where it is named; the newest first. */
export async function listVersions(
  db: Reader,
  aspect: Aspect,
  key?: string,
): Promise<PlaceVersion[]> {
  let query = select(db).where('version.aspect', '=', aspect);
  if (key !== undefined) query = query.where('version.key', '=', key);
  const rows = await query
    .orderBy('version.at', 'desc')
    .orderBy('version.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(toVersion);
}

export async function findVersion(db: Reader, id: string): Promise<PlaceVersion | undefined> {
  const row = await select(db).where('version.id', '=', id).executeTakeFirst();
  return row && toVersion(row);
}

/** Returns what holds of an aspect and key; undefined where nothing was ever set, null for what is shipped. */
export async function findCurrent(db: Reader, aspect: Aspect, key = ''): Promise<unknown> {
  const row = await db
    .selectFrom('placeVersions')
    .select('content')
    .where('aspect', '=', aspect)
    .where('key', '=', key)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}

/** Holds others off an aspect until the transaction ends: a new version is made of the one before. */
export async function lockAspect(tx: Tx, aspect: Aspect): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`place ${aspect}`}))`.execute(tx);
}

export interface NewVersion {
  aspect: Aspect;
  key: string;
  content: unknown;
  difference: readonly Difference[];
  reason: string;
  setBy: string;
  confirmedBy: string | null;
  at: Date;
}

/** Inserts a version, which holds from now on; every process hears of it. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { content, difference } = version;
  await tx
    .insertInto('placeVersions')
    .values({
      ...version,
      id: newId(),
      content: content === null ? null : JSON.stringify(content),
      difference: JSON.stringify(difference),
    })
    .execute();
  await announceChange(tx);
}
