import type { Officer } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import type { Tx } from '../../../../platform/database/index.ts';
import type { ProposalKind } from '../../../../platform/feature.ts';
import { recordAudit } from '../../../audit/index.ts';
import { getTopic } from '../../../courses/index.ts';
import { lockEnrolment } from '../../../enrolment/index.ts';
import { notify } from '../../../messages/index.ts';
import { findAttempt, listAttempts, readDatabaseClock } from '../../queries/attempts.ts';
import { insertExtraAttempt, listExtraRoundsOf } from '../../queries/extra-attempts.ts';
import type { Attempt } from '../../rules/attempt.ts';
import { barrierToExtra, type ExtraGround, extraGroundNames } from '../../rules/extra-attempt.ts';

/** One more attempt in the round of a failed one, decided by two clerks of the centre (N17, G5). */
export const grantExtraAttempt: ProposalKind<{ ground: ExtraGround }> = {
  kind: 'exam.extra_attempt',
  title: '增加一次考试机会',
  confirmedBy: ['CENTRE_CLERK'],
  async apply(parts, tx, { subjectId, change: { ground }, reason, proposedBy, actor }) {
    const attempt = await takeForExtra(tx, actor, subjectId);
    const { enrolmentId, roundId, accountId } = attempt;
    const id = newId();
    await insertExtraAttempt(tx, {
      ...{ id, enrolmentId, roundId, accountId, ground, because: reason },
      ...{ proposedBy, confirmedBy: actor.accountId },
    });
    const subject = { type: 'exam_attempt', id: attempt.id };
    const facts = { extraAttemptId: id, roundId, ground, because: reason };
    await recordAudit(tx, actor, 'exam.grant_extra_attempt', subject, facts);
    const { title } = await getTopic(tx, attempt.topicId);
    const given = `“${title}”考试给您增加了一次机会（${extraGroundNames[ground]}），请在考试期内使用。`;
    await notify(parts, tx, [accountId], {
      ...{ subject: '增加了一次考试机会', text: given, channels: ['SMS'] },
      href: `/exams/${enrolmentId}`,
    });
  },
};

/**
 * Returns a failed attempt in whose round one more can be given. Throws `exam.attempt_not_found`,
 * `exam.own_attempt`, `exam.no_extra_needed`, `exam.extra_too_late`.
 */
export async function takeForExtra(tx: Tx, actor: Officer, attemptId: string): Promise<Attempt> {
  const attempt = await findAttempt(tx, attemptId);
  if (!attempt) throw new Refusal('exam.attempt_not_found');
  if (attempt.accountId === actor.accountId) throw new Refusal('exam.own_attempt');
  const { enrolmentId, roundId } = attempt;
  // Two decisions on one round come one after the other.
  await lockEnrolment(tx, enrolmentId);
  const barrier = barrierToExtra(
    await getTopic(tx, attempt.topicId),
    await listAttempts(tx, enrolmentId),
    {
      roundId,
      extraRounds: await listExtraRoundsOf(tx, enrolmentId),
      now: await readDatabaseClock(tx),
    },
  );
  if (barrier) throw new Refusal(`exam.${barrier}`, { id: attemptId });
  return attempt;
}
