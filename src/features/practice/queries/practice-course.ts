import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic, type Topic } from '../../courses/index.ts';
import { type Enrolment, getOwnEnrolment, hasAccess } from '../../enrolment/index.ts';
import type { MockAttempt } from '../rules/mock.ts';
import { findMock } from './mocks.ts';

/** A learner's enrolment with access, and its topic. */
export interface PracticeCourse {
  enrolment: Enrolment;
  topic: Topic;
}

/**
 * Loads a course of the learner. Throws `enrolment.not_found` for another learner's and
 * `practice.no_access` before access is open (N10).
 */
export async function loadPracticeCourse(
  db: Reader,
  actor: Learner,
  enrolmentId: string,
): Promise<PracticeCourse> {
  const enrolment = await getOwnEnrolment(db, actor, enrolmentId);
  if (!(await hasAccess(db, enrolment.id)))
    throw new Refusal('practice.no_access', { enrolmentId });
  return { enrolment, topic: await getTopic(db, enrolment.topicId) };
}

/** A mock exam of this course. Throws `practice.mock_not_found`. */
export async function getMock(
  db: Reader,
  course: PracticeCourse,
  id: string,
): Promise<MockAttempt> {
  const mock = await findMock(db, id);
  if (mock?.enrolmentId !== course.enrolment.id)
    throw new Refusal('practice.mock_not_found', { enrolmentId: course.enrolment.id });
  return mock;
}
