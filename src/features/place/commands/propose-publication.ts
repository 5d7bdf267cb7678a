import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { type Difference, propose } from '../../proposals/index.ts';
import { announceChange } from '../queries/announcement.ts';
import { listPublished, lockDraft, publishDraft } from '../queries/notices.ts';
import { changedLines } from '../rules/notice-difference.ts';
import { consentKindNames, firstNotice, type PrivacyNotice } from '../rules/privacy-notice.ts';

type Proposed = Pick<PrivacyNotice, 'version' | 'body' | 'changes' | 'consent' | 'validFrom'>;

/** A version of the privacy notice holds from a day on: two persons (E28). */
export const publishNoticeKind: ProposalKind<Proposed> = {
  kind: 'place.publish_notice',
  title: '公布个人信息保护告知',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  takesEffect: '写明的日期',
  async apply(parts, tx, { change, actor, reason }) {
    const draft = await lockDraft(tx);
    if (!draft) throw new Refusal('place.no_draft');
    const fields = ['version', 'body', 'changes', 'consent', 'validFrom'] as const;
    if (fields.some((field) => draft[field] !== change[field]))
      throw new Refusal('place.draft_changed');
    const publishedAt = parts.clock.now();
    await publishDraft(tx, { publishedBy: actor.accountId, publishedAt });
    await announceChange(tx);
    const { version, consent, validFrom } = change;
    const subject = { type: 'privacy_notice', id: version };
    const facts = { version, consent, validFrom, reason };
    await recordAudit(tx, actor, 'place.publish_notice', subject, facts);
  },
};

/**
 * Proposes to publish the draft, and returns the proposal. Throws `place.no_draft`, `place.nothing_new`,
 * `place.day_passed`. No audit: `propose` records it.
 */
export function proposePublication(parts: Parts, actor: Officer, reason: string): Promise<string> {
  return inTransaction(parts.db, async (tx) => {
    const draft = await lockDraft(tx);
    if (!draft) throw new Refusal('place.no_draft');
    if (draft.validFrom < dayOf(parts.clock.now())) throw new Refusal('place.day_passed');
    const before = await latestNotice(tx);
    if (changedLines(before.body, draft.body).length === 0) throw new Refusal('place.nothing_new');
    const { publishedAt: _at, ...change } = draft;
    return propose(parts, tx, actor, publishNoticeKind, {
      subject: {
        ...{ type: 'privacy_notice', id: draft.version, href: '/place/notices' },
        words: `个人信息保护告知 ${draft.version} 版`,
      },
      difference: differenceOf(before, draft),
      change,
      reason,
    });
  });
}

async function latestNotice(tx: Tx): Promise<PrivacyNotice> {
  const [latest] = await listPublished(tx);
  return latest ?? firstNotice;
}

function differenceOf(before: PrivacyNotice, draft: PrivacyNotice): Difference[] {
  const lines = changedLines(before.body, draft.body).map((runs) => ({
    label: '正文',
    before: textOf(runs, 'removed'),
    after: textOf(runs, 'added'),
  }));
  return [
    { label: '适用日期', before: before.validFrom, after: draft.validFrom },
    { label: '改了什么', before: null, after: draft.changes },
    { label: '征求同意', before: null, after: consentKindNames[draft.consent] },
    ...lines,
  ];
}

const textOf = (runs: ReturnType<typeof changedLines>[number], how: 'added' | 'removed') =>
  runs.every((run) => run.how !== how && run.how !== 'same')
    ? null
    : runs
        .filter((run) => run.how === 'same' || run.how === how)
        .map(({ text }) => text)
        .join('');
