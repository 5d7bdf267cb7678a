import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { ProposalKind } from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { TextTemplate, WordedText } from '../../../platform/place.ts';
import { recordAudit } from '../../audit/index.ts';
import { propose } from '../../proposals/index.ts';
import { findCurrent, insertVersion } from '../queries/versions.ts';
import { differenceOfTexts, previewOf } from '../rules/texts.ts';

/** What a text becomes; null: what the release brings. */
interface WantedText {
  shipped: WordedText;
  words: WordedText | null;
}

/** A text that people are sent is worded anew: two persons, because what it says is a promise. */
export const setTextKind: ProposalKind<WantedText> = {
  kind: 'place.set_text',
  title: '修改短信和邮件的文字',
  confirmedBy: ['MUNICIPAL_OFFICER'],
  async apply(parts, tx, { subjectId: key, change, actor, proposedBy, reason }) {
    const { shipped, words } = change;
    const before = ((await findCurrent(tx, 'TEXT', key)) as WordedText | null) ?? shipped;
    const difference = differenceOfTexts(before, words ?? shipped);
    const by = { setBy: proposedBy, confirmedBy: actor.accountId, at: parts.clock.now() };
    await insertVersion(tx, {
      ...{ aspect: 'TEXT', key, content: words, difference, reason },
      ...by,
    });
    await recordAudit(
      tx,
      actor,
      'place.set_text',
      { type: 'text', id: key },
      { difference, reason },
    );
  },
};

/**
 * Proposes other words for a text, or with null those of the release, and returns the proposal. The words have no
 * fault. Throws `place.same_text`, `place.text_not_approved`. No audit: `propose` records it.
 */
export function proposeText(
  parts: Parts,
  actor: Officer,
  template: TextTemplate,
  { words, reason }: { words: WordedText | null; reason: string },
): Promise<string> {
  const { key, title, text, subject } = template;
  const shipped = { text, subject };
  return inTransaction(parts.db, async (tx) => {
    const before = ((await findCurrent(tx, 'TEXT', key)) as WordedText | null) ?? shipped;
    const difference = differenceOfTexts(before, words ?? shipped);
    if (difference.length === 0) throw new Refusal('place.same_text');
    const signature = parts.place.current().face.name;
    const sent = previewOf(template, words ?? shipped, signature);
    if (template.sms && parts.sms.fits && !parts.sms.fits(sent.text))
      throw new Refusal('place.text_not_approved');
    return propose(parts, tx, actor, setTextKind, {
      subject: {
        ...{ type: 'text', id: key, href: `/place/texts/${key}` },
        words: `短信和邮件文字：${title}`,
      },
      difference,
      change: { shipped, words },
      reason,
    });
  });
}
