import type { Reader, Tx } from '../../../platform/database/index.ts';
import { type ConsentKind, firstNotice, type PrivacyNotice } from '../rules/privacy-notice.ts';

const select = (db: Reader) =>
  db
    .selectFrom('privacyNotices')
    .select(['version', 'body', 'changes', 'consent', 'validFrom', 'publishedAt']);

/** Lists the published versions, the latest day first. */
export async function listPublished(db: Reader): Promise<PrivacyNotice[]> {
  return select(db)
    .where('state', '=', 'PUBLISHED')
    .orderBy('validFrom', 'desc')
    .orderBy('publishedAt', 'desc')
    .execute();
}

/** Returns a version that was published, the shipped one too. */
export async function findNotice(db: Reader, version: string): Promise<PrivacyNotice | undefined> {
  if (version === firstNotice.version) return firstNotice;
  return select(db)
    .where('version', '=', version)
    .where('state', '=', 'PUBLISHED')
    .executeTakeFirst();
}

/** Lists every version ever numbered. */
export async function listVersions(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('privacyNotices').select('version').execute();
  return rows.map(({ version }) => version);
}

export async function findDraft(db: Reader): Promise<PrivacyNotice | undefined> {
  return select(db).where('state', '=', 'DRAFT').executeTakeFirst();
}

/** Locks the draft until the transaction ends. */
export async function lockDraft(tx: Tx): Promise<PrivacyNotice | undefined> {
  return select(tx).where('state', '=', 'DRAFT').forUpdate().executeTakeFirst();
}

/** Locks a published version until the transaction ends. */
export async function lockPublished(tx: Tx, version: string): Promise<PrivacyNotice | undefined> {
  return select(tx)
    .where('state', '=', 'PUBLISHED')
    .where('version', '=', version)
    .forUpdate()
    .executeTakeFirst();
}

export interface Draft {
  body: string;
  changes: string;
  consent: ConsentKind;
  validFrom: string;
}

export async function insertDraft(
  tx: Tx,
  draft: Draft & { version: string; draftedBy: string; draftedAt: Date },
): Promise<void> {
  await tx
    .insertInto('privacyNotices')
    .values({ ...draft, state: 'DRAFT' })
    .execute();
}

export async function updateDraft(
  tx: Tx,
  draft: Draft & { draftedBy: string; draftedAt: Date },
): Promise<void> {
  await tx.updateTable('privacyNotices').set(draft).where('state', '=', 'DRAFT').execute();
}

export async function publishDraft(
  tx: Tx,
  published: { publishedBy: string; publishedAt: Date },
): Promise<void> {
  await tx
    .updateTable('privacyNotices')
    .set({ ...published, state: 'PUBLISHED' })
    .where('state', '=', 'DRAFT')
    .execute();
}

export async function withdrawNotice(tx: Tx, version: string): Promise<void> {
  await tx
    .updateTable('privacyNotices')
    .set({ state: 'WITHDRAWN' })
    .where('version', '=', version)
    .execute();
}
