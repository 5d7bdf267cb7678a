import { sql } from 'kysely';
import type { Officer, Role } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/calendar.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Reader as Db, Tx } from '../../../platform/database/index.ts';
import type { Announcement, Kind, Reader } from '../rules/announcement.ts';
import { searchPairs, searchText } from '../rules/search-text.ts';

const columns = [
  'id',
  'kind',
  'documentNo',
  'organisationId',
  'title',
  'body',
  'validFrom',
  'validTo',
  'replacedBy',
  'audienceRoles',
  'audienceJurisdictionId',
  'asksReceipt',
  'state',
  'version',
  'draftedBy',
  'draftedAt',
  'approvedBy',
  'publishedAt',
  'withdrawnBecause',
] as const;

const select = (db: Db) => db.selectFrom('announcements').select(columns);

export async function findAnnouncement(db: Db, id: string): Promise<Announcement | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

export async function lockAnnouncement(tx: Tx, id: string): Promise<Announcement | undefined> {
  return select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export interface Search {
  kind?: Kind | undefined;
  /** To be found in title, number or text. */
  words: string;
  limit: number;
  offset: number;
}

// Visitors read only what is addressed to all roles and places.
const addressedTo = (reader: Reader) => sql<boolean>`
  (audience_roles = '{}' or ${reader?.role ?? ''} = any(audience_roles))
  and (audience_jurisdiction_id is null or audience_jurisdiction_id = ${reader?.jurisdictionId ?? null})`;

/** Lists published announcements addressed to a reader, the newest first. */
export async function listAnnouncements(
  db: Db,
  reader: Reader,
  { kind, words, limit, offset }: Search,
): Promise<Announcement[]> {
  let query = select(db).where('state', '=', 'PUBLISHED').where(addressedTo(reader));
  if (kind) query = query.where('kind', '=', kind);
  const wanted = searchText(words);
  if (wanted !== '') {
    // The pairs find candidates by the index; the whole text decides.
    if ([...wanted].length > 1)
      query = query.where(sql<boolean>`search_pairs @> ${searchPairs(wanted)}::text[]`);
    query = query.where(sql<boolean>`strpos(search_text, ${wanted}) > 0`);
  }
  return query
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Lists the announcements in force on a day that are addressed to a reader, the newest first. */
export async function listNews(
  db: Db,
  reader: Reader,
  day: Day,
  limit: number,
): Promise<Announcement[]> {
  return select(db)
    .where('state', '=', 'PUBLISHED')
    .where('replacedBy', 'is', null)
    .where('validFrom', '<=', day)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', day)]))
    .where(addressedTo(reader))
    .orderBy('publishedAt', 'desc')
    .limit(limit)
    .execute();
}

/** Lists the announcements of a body, drafts included, the newest first; at most 200. */
export async function listWritten(db: Db, organisationId: string): Promise<Announcement[]> {
  return select(db)
    .where('organisationId', '=', organisationId)
    .orderBy('draftedAt', 'desc')
    .limit(200)
    .execute();
}

/** Counts the drafts of these kinds in the officer's body that another person wrote. */
export async function countWaitingDrafts(
  db: Db,
  { accountId, organisationId }: Officer,
  kinds: readonly Kind[],
): Promise<number> {
  const row = await db
    .selectFrom('announcements')
    .select((one) => one.fn.countAll<string>().as('count'))
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'DRAFT')
    .where('kind', 'in', kinds)
    .where('draftedBy', '!=', accountId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface Draft {
  kind: Kind;
  documentNo: string | null;
  title: string;
  body: string;
  validFrom: Day;
  validTo: Day | null;
  audienceRoles: readonly Role[];
  audienceJurisdictionId: string | null;
  asksReceipt: boolean;
}

const draftColumns = (draft: Draft) => {
  const text = searchText(`${draft.title}${draft.documentNo ?? ''}${draft.body}`);
  return {
    kind: draft.kind,
    documentNo: draft.documentNo,
    title: draft.title,
    body: draft.body,
    // Forms carry the attachments too, so the columns are named.
    searchText: text,
    searchPairs: searchPairs(text),
    validFrom: draft.validFrom,
    validTo: draft.validTo,
    audienceRoles: [...draft.audienceRoles],
    audienceJurisdictionId: draft.audienceJurisdictionId,
    asksReceipt: draft.asksReceipt,
  };
};

/** Inserts a draft and returns its id. */
export async function insertDraft(
  tx: Tx,
  draft: Draft,
  by: { accountId: string | null; organisationId: string },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('announcements')
    .values({
      id,
      ...draftColumns(draft),
      organisationId: by.organisationId,
      draftedBy: by.accountId,
      state: 'DRAFT',
    })
    .execute();
  return id;
}

/** Updates the text; with `keep` the old one stays as a version, else `by` becomes the author. */
export async function updateText(
  tx: Tx,
  old: Announcement,
  draft: Draft,
  by: string,
  keep: boolean,
): Promise<void> {
  if (keep)
    await tx
      .insertInto('announcementVersions')
      .values({
        announcementId: old.id,
        version: old.version,
        title: old.title,
        body: old.body,
        changedBy: by,
      })
      .execute();
  await tx
    .updateTable('announcements')
    .set({
      ...draftColumns(draft),
      ...(keep ? { version: old.version + 1 } : { draftedBy: by }),
    })
    .where('id', '=', old.id)
    .execute();
}

export async function publish(
  tx: Tx,
  id: string,
  by: { accountId: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('announcements')
    .set({ state: 'PUBLISHED', approvedBy: by.accountId, publishedAt: by.at })
    .where('id', '=', id)
    .execute();
}

export async function withdraw(tx: Tx, id: string, because: string): Promise<void> {
  await tx
    .updateTable('announcements')
    .set({ state: 'WITHDRAWN', withdrawnBecause: because })
    .where('id', '=', id)
    .execute();
}

export async function markReplaced(tx: Tx, id: string, by: string): Promise<void> {
  await tx.updateTable('announcements').set({ replacedBy: by }).where('id', '=', id).execute();
}

/** Lists the older versions of an announcement, the newest first. */
export async function listVersions(db: Db, announcementId: string) {
  return db
    .selectFrom('announcementVersions')
    .select(['version', 'title', 'body', 'changedAt'])
    .where('announcementId', '=', announcementId)
    .orderBy('version', 'desc')
    .execute();
}
