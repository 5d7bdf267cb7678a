import type { Reader } from '../../../platform/database/index.ts';
import { getTopic } from '../../courses/index.ts';
import { type Enrolment, getCurrentRound } from '../../enrolment/index.ts';
import { type Due, decideDue } from '../rules/due.ts';

/** What an enrolment loaded before waits for; null when for nothing. */
export async function findDue(db: Reader, enrolment: Enrolment): Promise<Due | null> {
  const topic = await getTopic(db, enrolment.topicId);
  return decideDue(enrolment, topic, await getCurrentRound(db, enrolment.id));
}

/** The round an order opened now would pay for: the newest, the first before access. */
export async function getRoundNo(db: Reader, enrolmentId: string): Promise<number> {
  return (await getCurrentRound(db, enrolmentId))?.roundNo ?? 1;
}
