import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import type { EndedProposal } from '../../proposals/index.ts';
import { notify } from './notify.ts';

const endings: Record<EndedProposal['outcome'], { word: string; text: string }> = {
  CONFIRMED: { word: '已确认', text: '已由另一位工作人员确认。' },
  REFUSED: { word: '没有同意', text: '没有得到同意，什么都没有改动。' },
  LAPSED: { word: '已失效', text: '在期限内没有人复核，已自动失效；仍然需要的，请重新提出。' },
};

/** Tells who proposed a change what became of it. No audit: the decision was recorded. */
export async function tellOfEndedProposal(
  parts: Parts,
  { proposalId, proposedBy, title, subject, outcome, reason }: EndedProposal,
): Promise<void> {
  const { word, text } = endings[outcome];
  await inTransaction(parts.db, (tx) =>
    notify(parts, tx, [proposedBy], {
      subject: `${title}：${word}`,
      text: `您提出的“${title}”（${subject}）${text}${reason ? `原因：${reason}` : ''}`,
      href: `/proposals/${proposalId}`,
    }),
  );
}
