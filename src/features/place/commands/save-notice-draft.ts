import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import {
  type Draft,
  insertDraft,
  listVersions,
  lockDraft,
  updateDraft,
} from '../queries/notices.ts';
import { firstNotice, nextVersion } from '../rules/privacy-notice.ts';

/** Keeps the draft of the next privacy notice, and returns its version. It holds for nobody yet. */
export function saveNoticeDraft(parts: Parts, actor: Officer, draft: Draft): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const now = parts.clock.now();
    const by = { draftedBy: actor.accountId, draftedAt: now };
    const known = await lockDraft(tx);
    const taken = [firstNotice.version, ...(await listVersions(tx))];
    const version = known?.version ?? nextVersion(taken, yearOf(now));
    if (known) await updateDraft(tx, { ...draft, ...by });
    else await insertDraft(tx, { ...draft, ...by, version });
    const subject = { type: 'privacy_notice', id: version };
    await recordAudit(tx, actor, 'place.draft_notice', subject, { version });
    return version;
  });
}
