import { createReadStream } from 'node:fs';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { FileKind, Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type Draft,
  insertDraft,
  lockAnnouncement,
  updateWords,
} from '../queries/announcements.ts';
import { insertFile } from '../queries/files.ts';
import { kindsFor, kindsOfTwo, mayChange } from '../rules/policy.ts';

const contentTypes: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  zip: 'application/octet-stream',
};

/** Writes a draft with its attachments; returns its id. Throws `announcements.kind_not_yours`. */
export async function draftAnnouncement(
  parts: Parts,
  actor: Officer,
  draft: Draft,
  files: readonly Upload[] = [],
): Promise<string> {
  if (!kindsFor(actor).includes(draft.kind)) throw new Refusal('announcements.kind_not_yours');
  return inTransaction(parts.db, async (tx) => {
    const organisationId = actor.organisationId;
    const id = await insertDraft(tx, draft, { accountId: actor.accountId, organisationId });
    await attach(parts, tx, id, files);
    const facts = { kind: draft.kind, title: draft.title };
    await recordAudit(tx, actor, 'announcements.draft', { type: 'announcement', id }, facts);
    return id;
  });
}

/**
 * Changes the words. Who changes a draft has written it: another person releases it. What was published
 * keeps its old words as a version; a published policy text or circular is not changed but replaced by
 * another (both have two persons behind them). Throws `announcements.not_found`,
 * `announcements.is_replaced`.
 */
export async function changeAnnouncement(
  parts: Parts,
  actor: Officer,
  id: string,
  draft: Draft,
  files: readonly Upload[] = [],
): Promise<void> {
  if (!kindsFor(actor).includes(draft.kind)) throw new Refusal('announcements.kind_not_yours');
  await inTransaction(parts.db, async (tx) => {
    const old = await lockAnnouncement(tx, id);
    if (!old || !mayChange(actor, old) || old.state === 'WITHDRAWN')
      throw new Refusal('announcements.not_found');
    const published = old.state === 'PUBLISHED';
    if (published && [old.kind, draft.kind].some((kind) => kindsOfTwo.includes(kind)))
      throw new Refusal('announcements.is_replaced');
    await updateWords(tx, old, draft, actor.accountId, published);
    await attach(parts, tx, id, files);
    const facts = { version: published ? old.version + 1 : old.version, title: draft.title };
    await recordAudit(tx, actor, 'announcements.change', { type: 'announcement', id }, facts);
  });
}

async function attach(
  parts: Parts,
  tx: Tx,
  announcementId: string,
  files: readonly Upload[],
): Promise<void> {
  for (const { name, bytes, kind, path } of files) {
    const storageKey = `announcements/${announcementId}/${newId()}`;
    await parts.storage.put(storageKey, createReadStream(path));
    const contentType = contentTypes[kind] ?? 'application/octet-stream';
    await insertFile(tx, { announcementId, name, bytes, contentType, storageKey });
  }
}
