import { type Endorsement, findEndorsementOfSlip } from '../../src/features/endorsement/index.ts';
import { examPassed } from '../../src/features/exam/index.ts';
import { listSlips, type ResultSlip } from '../../src/features/result-slips/index.ts';
import type { Learner } from '../../src/kernel/actor.ts';
import {
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  type LearnerOptions,
} from './city.ts';
import type { TestParts } from './parts.ts';

/** A learner who passed, with what the platform made of it. */
export interface Graduate {
  learner: Learner;
  attemptId: string;
  slip: ResultSlip;
  endorsement: Endorsement;
}

/** Says that an attempt was passed, as the exam does; nothing is run yet. */
export async function tellPassed(
  parts: TestParts,
  passed: { attemptId: string; accountId: string; enrolmentId: string; topicId: string },
): Promise<void> {
  await parts.db.transaction().execute((tx) => parts.jobs.publish(tx, examPassed, passed));
}

/** The learner passes the topic's exam: the slip is issued and waits for its endorser. */
export async function passExam(
  parts: TestParts,
  learner: Learner,
  topicId: string,
): Promise<Graduate> {
  const { accountId } = learner;
  const { enrolmentId, roundId } = await insertEnrolment(parts, accountId, topicId, {
    studied: true,
  });
  const attemptId = await insertGradedAttempt(parts, {
    enrolmentId,
    roundId: roundId as string,
    accountId,
    topicId,
    result: 'PASSED',
  });
  await tellPassed(parts, { attemptId, accountId, enrolmentId, topicId });
  await parts.runJobs();
  const slip = (await listSlips(parts.db, accountId)).find((one) => one.attemptId === attemptId);
  if (!slip) throw new Error('no slip was issued');
  const endorsement = await findEndorsementOfSlip(parts.db, slip.id);
  if (!endorsement) throw new Error('no endorser has the slip');
  return { learner, attemptId, slip, endorsement };
}

/** A new learner who has passed. */
export async function graduate(
  parts: TestParts,
  topicId: string,
  options: LearnerOptions = {},
): Promise<Graduate> {
  return passExam(parts, await insertLearner(parts, options), topicId);
}
