import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { revertRegrade } from '../../exam/index.ts';
import { notify } from '../../messages/index.ts';
import { listAppliedOf, markUndone } from '../queries/score-changes.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { tellUndone } from '../rules/words.ts';
import { revertFollowUp } from './revert-follow-up.ts';

/** Undoes a correction for one enrolment in one transaction, and tells the learner. */
export async function undoOfEnrolment(
  parts: Parts,
  { id: correctionId, topicId, undoBecause }: ScoreCorrection,
  enrolmentId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const changes = await listAppliedOf(tx, correctionId, enrolmentId);
    const [first] = changes;
    if (!first) return;
    await revertRegrade(tx, { correctionId, enrolmentId });
    const because = '成绩更正已撤销';
    await revertFollowUp({ parts, tx, correctionId, enrolmentId, because });
    await markUndone(tx, correctionId, enrolmentId, parts.clock.now());
    const subject = { type: 'exam_attempt', id: first.attemptId };
    await recordAudit(tx, 'SYSTEM', 'regrade.change_back', subject, { correctionId });
    const told = changes.filter(({ keptPass }) => !keptPass);
    if (told.length === 0) return;
    const { title } = await getTopic(tx, topicId);
    await notify(parts, tx, [first.accountId], {
      subject: '成绩更正已撤销',
      text: tellUndone(title, told, undoBecause ?? ''),
      href: `/attempts/${first.attemptId}/result`,
      channels: ['SMS'],
    });
  });
}
