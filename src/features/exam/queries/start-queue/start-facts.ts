import type { Reader } from '../../../../platform/database/index.ts';
import { getTopic } from '../../../courses/index.ts';
import {
  type Enrolment,
  listEnrolmentsById,
  listIdsWithAccess,
  listRoundsOf,
} from '../../../enrolment/index.ts';
import type { StartFacts } from '../../rules/start.ts';
import { listAttemptsOfEnrolments, readDatabaseClock } from '../attempts.ts';

export interface EnrolledStartFacts extends StartFacts {
  enrolment: Enrolment;
}

/**
 * Loads what decides whether an attempt may start now, by enrolment, on the database's clock: as many
 * queries for hundreds as for one. Unknown enrolments are left out.
 */
export async function loadStartFacts(
  db: Reader,
  enrolmentIds: readonly string[],
): Promise<Map<string, EnrolledStartFacts>> {
  const enrolments = await listEnrolmentsById(db, enrolmentIds);
  const withAccess = new Set(await listIdsWithAccess(db, enrolmentIds));
  const rounds = Map.groupBy(await listRoundsOf(db, enrolmentIds), (round) => round.enrolmentId);
  const attempts = Map.groupBy(
    await listAttemptsOfEnrolments(db, enrolmentIds),
    (attempt) => attempt.enrolmentId,
  );
  const topicIds = [...new Set(enrolments.map(({ topicId }) => topicId))];
  const topics = await Promise.all(topicIds.map((id) => getTopic(db, id)));
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]));
  const now = await readDatabaseClock(db);
  return new Map(
    enrolments.flatMap((enrolment) => {
      const topic = topicOf.get(enrolment.topicId);
      if (!topic) return [];
      const facts = {
        enrolment,
        topic,
        hasAccess: withAccess.has(enrolment.id),
        rounds: rounds.get(enrolment.id) ?? [],
        attempts: attempts.get(enrolment.id) ?? [],
        now,
      };
      return [[enrolment.id, facts]];
    }),
  );
}
