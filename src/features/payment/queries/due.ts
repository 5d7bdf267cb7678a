import type { Reader } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { type Enrolment, getCurrentRound } from '../../enrolment/index.ts';
import { type Due, decideDue } from '../rules/due.ts';

/** What is due for an enrolment; null when nothing. */
export async function findDue(db: Reader, enrolment: Enrolment): Promise<Due | null> {
  const topic = await getTopic(db, enrolment.topicId);
  return decideDue(enrolment, topic, await getCurrentRound(db, enrolment.id));
}

/** The round an order opened now pays for: the newest; 1 before access. */
export async function getRoundNo(db: Reader, enrolmentId: string): Promise<number> {
  return (await getCurrentRound(db, enrolmentId))?.roundNo ?? 1;
}
