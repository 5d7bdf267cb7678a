import type { Reader } from '../../../../platform/database/index.ts';
import { getTopic, loadTopicForPeople, type Topic } from '../../../courses/index.ts';
import {
  type Enrolment,
  listEnrolmentsById,
  listIdsWithAccess,
  listRoundsOf,
} from '../../../enrolment/index.ts';
import type { StartFacts } from '../../rules/start.ts';
import { listAttemptsOfEnrolments, readDatabaseClock } from '../attempts.ts';
import { listExtraRounds } from '../extra-attempts.ts';

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
  const extras = Map.groupBy(
    await listExtraRounds(db, enrolmentIds),
    ({ enrolmentId }) => enrolmentId,
  );
  const topicIds = [...new Set(enrolments.map(({ topicId }) => topicId))];
  const topics = await Promise.all(topicIds.map((id) => getTopic(db, id)));
  const now = await readDatabaseClock(db);
  const topicOf = new Map<string, (accountId: string) => Topic>();
  for (const topic of topics) {
    const people = enrolments.filter(({ topicId }) => topicId === topic.id);
    const accountIds = people.map(({ accountId }) => accountId);
    topicOf.set(topic.id, await loadTopicForPeople(db, topic, accountIds, now));
  }
  return new Map(
    enrolments.flatMap((enrolment) => {
      const topic = topicOf.get(enrolment.topicId)?.(enrolment.accountId);
      if (!topic) return [];
      const facts = {
        enrolment,
        topic,
        hasAccess: withAccess.has(enrolment.id),
        rounds: rounds.get(enrolment.id) ?? [],
        attempts: attempts.get(enrolment.id) ?? [],
        extraRounds: (extras.get(enrolment.id) ?? []).map(({ roundId }) => roundId),
        now,
      };
      return [[enrolment.id, facts]];
    }),
  );
}
