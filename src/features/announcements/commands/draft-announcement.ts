import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Draft, insertDraft } from '../queries/announcements.ts';
import { kindsFor } from '../rules/policy.ts';
import { attachFiles } from './attach-files.ts';

/** Inserts a draft with its attachments and returns its id. Throws `announcements.kind_not_yours`. */
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
    await attachFiles(parts, tx, id, files);
    const facts = { kind: draft.kind, title: draft.title };
    await recordAudit(tx, actor, 'announcements.draft', { type: 'announcement', id }, facts);
    return id;
  });
}
