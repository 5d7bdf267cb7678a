import type { Reader } from '../../../platform/database/index.ts';
import { getTopic, loadTopicFor, type Topic } from '../../courses/index.ts';
import { type Enrolment, getCurrentRound } from '../../enrolment/index.ts';
import { type Due, decideDue } from '../rules/due.ts';

/** What is due for an enrolment, with the reduction of the person's group; null when nothing. */
export async function findDue(db: Reader, enrolment: Enrolment, now: Date): Promise<Due | null> {
  const topic = await getTopicFor(db, enrolment, now);
  return decideDue(enrolment, topic, await getCurrentRound(db, enrolment.id));
}

/** The topic of an enrolment as it applies to its learner now. */
export async function getTopicFor(
  db: Reader,
  { topicId, accountId }: Pick<Enrolment, 'topicId' | 'accountId'>,
  now: Date,
): Promise<Topic> {
  return loadTopicFor(db, await getTopic(db, topicId), accountId, now);
}

/** The round an order opened now pays for: the newest; 1 before access. */
export async function getRoundNo(db: Reader, enrolmentId: string): Promise<number> {
  return (await getCurrentRound(db, enrolmentId))?.roundNo ?? 1;
}
