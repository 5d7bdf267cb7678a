import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { getTopic, type LessonSummary, listLessons, type Topic } from '../../courses/index.ts';
import {
  type Enrolment,
  getCurrentRound,
  getOwnEnrolment,
  hasAccess,
  type Round,
} from '../../enrolment/index.ts';

/** A learner's enrolment with access, its topic, lessons and current round. */
export interface StudyCourse {
  enrolment: Enrolment;
  topic: Topic;
  round: Round;
  lessons: LessonSummary[];
}

/**
 * Loads a course of the learner. Throws `enrolment.not_found` for another learner's, `study.no_access`
 * before access is open (N10), and `study.round_unpaid` before the fee of a restudy round is paid (G6).
 */
export async function loadStudyCourse(
  db: Reader,
  actor: Learner,
  enrolmentId: string,
): Promise<StudyCourse> {
  const enrolment = await getOwnEnrolment(db, actor, enrolmentId);
  if (!(await hasAccess(db, enrolmentId))) throw new Refusal('study.no_access', { enrolmentId });
  const round = await getCurrentRound(db, enrolmentId);
  if (!round) throw new Error(`enrolment ${enrolmentId} has access and no round`);
  if (round.owedFen > 0) throw new Refusal('study.round_unpaid', { enrolmentId });
  const topic = await getTopic(db, enrolment.topicId);
  const lessons = await listLessons(db, enrolment.topicId);
  return { enrolment, topic, round, lessons };
}

/**
 * The same for what counts as study: throws also `study.refund_asked` while a refund is asked for, which study
 * would end (E20).
 */
export async function loadCourseToStudy(
  db: Reader,
  actor: Learner,
  enrolmentId: string,
): Promise<StudyCourse> {
  const course = await loadStudyCourse(db, actor, enrolmentId);
  if (course.enrolment.refundAskedAt) throw new Refusal('study.refund_asked', { enrolmentId });
  return course;
}

/** The lesson of this course. Throws `study.lesson_not_found`. */
export function lessonOf(course: StudyCourse, lessonId: string): LessonSummary {
  const lesson = course.lessons.find((one) => one.id === lessonId);
  if (!lesson) throw new Refusal('study.lesson_not_found', { enrolmentId: course.enrolment.id });
  return lesson;
}
