import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { getTopic } from '../../courses/index.ts';
import { regradeEnrolment } from '../../exam/index.ts';
import { notify } from '../../messages/index.ts';
import { upsertChanges } from '../queries/score-changes.ts';
import type { ScoreCorrection } from '../rules/score-correction.ts';
import { tellChanged } from '../rules/words.ts';
import { followUpRegrade } from './follow-up-regrade.ts';

/** The reason on results, slips and endorsements. */
export const because = '考试成绩更正';

/**
 * Applies a correction to one enrolment in one transaction: results, slip, endorsement, hours, rounds, and
 * the message to the learner. Once, however often it is called.
 */
export async function applyToEnrolment(
  parts: Parts,
  { id: correctionId, topicId, rule }: ScoreCorrection,
  enrolmentId: string,
): Promise<void> {
  await inTransaction(parts.db, async (tx) => {
    const regraded = await regradeEnrolment(parts, tx, {
      ...{ enrolmentId, correctionId, rule, because },
    });
    const attempt = regraded?.changes[0]?.attempt;
    if (!regraded || !attempt) return;
    const topic = await getTopic(tx, topicId);
    const follow = { parts, tx, enrolmentId, correctionId, because, topic };
    const { slip, waivedFen, paidFen } = await followUpRegrade(follow, regraded);
    await upsertChanges(tx, correctionId, regraded.changes, parts.clock.now());
    const changes = regraded.changes
      .filter(({ keptPass }) => !keptPass)
      .map(({ attempt: { id, attemptNo }, before, after }) => ({
        ...{ attemptId: id, attemptNo },
        ...{ beforeResult: before.result, beforeScore: before.score },
        ...{ afterResult: after.result, afterScore: after.score },
      }));
    await recordAudit(
      tx,
      'SYSTEM',
      'regrade.change',
      { type: 'exam_attempt', id: attempt.id },
      { correctionId, changes, kept: regraded.changes.length - changes.length },
    );
    if (changes.length === 0) return;
    const text = tellChanged(changes, {
      ...{ topicTitle: topic.title, slip },
      notCounted: regraded.notCounted.map(({ attemptNo }) => attemptNo),
      ...{ waivedYuan: waivedFen / 100, paidYuan: paidFen / 100 },
    });
    const href = `/attempts/${regraded.passedAfter?.id ?? attempt.id}/result`;
    const notice = { subject: '考试成绩更正', text, href, channels: ['SMS'] as const };
    await notify(parts, tx, [attempt.accountId], notice);
  });
}
