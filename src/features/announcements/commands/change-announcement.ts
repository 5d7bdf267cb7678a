import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Draft, lockAnnouncement, updateWords } from '../queries/announcements.ts';
import { kindsFor, kindsOfTwo, mayChange } from '../rules/policy.ts';
import { attachFiles } from './attach-files.ts';

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
    await attachFiles(parts, tx, id, files);
    const facts = { version: published ? old.version + 1 : old.version, title: draft.title };
    await recordAudit(tx, actor, 'announcements.change', { type: 'announcement', id }, facts);
  });
}
