import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Draft, lockAnnouncement, updateText } from '../queries/announcements.ts';
import { kindsFor, mayChange, twoPersonKinds } from '../rules/policy.ts';
import { attachFiles } from './attach-files.ts';

/**
 * Changes the text. The officer who changes a draft becomes its author, so another one publishes it
 * (N31). A published text keeps the old one as a version; published policy texts and circulars are
 * replaced, not changed. Throws `announcements.not_found`, `announcements.is_replaced`.
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
    if (published && [old.kind, draft.kind].some((kind) => twoPersonKinds.includes(kind)))
      throw new Refusal('announcements.is_replaced');
    await updateText(tx, old, draft, actor.accountId, published);
    await attachFiles(parts, tx, id, files);
    const facts = { version: published ? old.version + 1 : old.version, title: draft.title };
    await recordAudit(tx, actor, 'announcements.change', { type: 'announcement', id }, facts);
  });
}
