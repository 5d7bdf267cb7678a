import { sql } from 'kysely';
import type { Reader, Tx } from './index.ts';

/** A large file on its way in. */
export interface UploadRow {
  id: string;
  /** `<feature>.<what for>`, and the id of what it is for. */
  purpose: string;
  subjectId: string;
  begunBy: string;
  fileName: string;
  bytes: number;
  received: number;
  /** Where each stored part begins. */
  partStarts: number[];
  createdAt: Date;
}

const columns = [
  'id',
  'purpose',
  'subjectId',
  'begunBy',
  'fileName',
  'bytes',
  'received',
  'createdAt',
  sql<number[]>`array(select p::float8 from unnest(part_starts) p)`.as('partStarts'),
] as const;

export async function insertUpload(
  db: Reader,
  upload: Omit<UploadRow, 'received' | 'partStarts'>,
): Promise<void> {
  await db
    .insertInto('uploads')
    .values({ ...upload, touchedAt: upload.createdAt })
    .execute();
}

export async function findUpload(db: Reader, id: string): Promise<UploadRow | undefined> {
  return db.selectFrom('uploads').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Uploads for a subject, the newest first. */
export async function listUploads(
  db: Reader,
  { purpose, subjectId }: Pick<UploadRow, 'purpose' | 'subjectId'>,
): Promise<UploadRow[]> {
  return db
    .selectFrom('uploads')
    .select(columns)
    .where('purpose', '=', purpose)
    .where('subjectId', '=', subjectId)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** How many uploads of an account are not whole. */
export async function countUnfinishedUploads(db: Reader, begunBy: string): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('begunBy', '=', begunBy)
    .whereRef('received', '<', 'bytes')
    .executeTakeFirstOrThrow();
  return count;
}

/** Records a stored part; false when another request wrote there meanwhile. */
export async function insertPart(
  db: Reader,
  id: string,
  part: { from: number; to: number },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update uploads set received = ${part.to}::bigint, touched_at = ${now},
      part_starts = part_starts || ${part.from}::bigint
    where id = ${id} and received = ${part.from}::bigint`.execute(db);
  return numAffectedRows === 1n;
}

export async function deleteUpload(db: Reader | Tx, id: string): Promise<void> {
  await db.deleteFrom('uploads').where('id', '=', id).execute();
}

/** Uploads that nobody went on with since; they are given up. */
export async function listForsakenUploads(db: Reader, since: Date): Promise<UploadRow[]> {
  return db
    .selectFrom('uploads')
    .select(columns)
    .where('touchedAt', '<', since)
    .whereRef('received', '<', 'bytes')
    .limit(50)
    .execute();
}

/**
 * Takes the lease to write an upload and returns true; one that does not exist yet needs none. Held by another
 * request, it is marked as wanted, and false is returned. The database's clock counts.
 */
export async function takeUploadLease(db: Reader, id: string, token: string): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    update uploads set
      lease_token = case when free then ${token}::uuid else lease_token end,
      leased_until = case when free then clock_timestamp() + interval '15 seconds' else leased_until end,
      lease_wanted = not free
    from (select id as found, leased_until is null or leased_until < clock_timestamp() as free
      from uploads where id = ${id} for update) held
    where id = held.found
    returning lease_token = ${token}::uuid as mine`.execute(db);
  return rows[0]?.mine ?? true;
}

/** Keeps a lease and returns whether it is still this request's and whether another waits for it. */
export async function keepUploadLease(
  db: Reader,
  id: string,
  token: string,
): Promise<'KEPT' | 'WANTED' | 'LOST'> {
  const { rows } = await sql<{ wanted: boolean }>`
    update uploads set leased_until = clock_timestamp() + interval '15 seconds'
    where id = ${id} and lease_token = ${token}::uuid
    returning lease_wanted as wanted`.execute(db);
  if (!rows[0]) return 'LOST';
  return rows[0].wanted ? 'WANTED' : 'KEPT';
}

export async function releaseUploadLease(db: Reader, id: string, token: string): Promise<void> {
  await sql`update uploads set lease_token = null, leased_until = null, lease_wanted = false
    where id = ${id} and lease_token = ${token}::uuid`.execute(db);
}
