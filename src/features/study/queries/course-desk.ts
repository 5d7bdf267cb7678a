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

/** Where a learner studies: his enrolment with access, its topic and the round he is in. */
export interface Desk {
  enrolment: Enrolment;
  topic: Topic;
  round: Round;
  lessons: LessonSummary[];
}

/**
 * Loads the desk through the learner. Throws `enrolment.not_found` for somebody else's and
 * `study.no_access` before the access is open (N10), `study.round_unpaid` while a restudy round waits
 * for its fee (G6).
 */
export async function loadDesk(db: Reader, actor: Learner, enrolmentId: string): Promise<Desk> {
  const enrolment = await getOwnEnrolment(db, actor, enrolmentId);
  if (!(await hasAccess(db, enrolmentId))) throw new Refusal('study.no_access', { enrolmentId });
  const round = await getCurrentRound(db, enrolmentId);
  if (!round) throw new Error(`enrolment ${enrolmentId} has access and no round`);
  if (round.owedFen > 0) throw new Refusal('study.round_unpaid', { enrolmentId });
  const [topic, lessons] = [
    await getTopic(db, enrolment.topicId),
    await listLessons(db, enrolment.topicId),
  ];
  return { enrolment, topic, round, lessons };
}

/** The lesson of this desk, or `study.lesson_not_found`. */
export function lessonOf(desk: Desk, lessonId: string): LessonSummary {
  const lesson = desk.lessons.find((one) => one.id === lessonId);
  if (!lesson) throw new Refusal('study.lesson_not_found', { enrolmentId: desk.enrolment.id });
  return lesson;
}
