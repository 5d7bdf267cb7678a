import type { Reader } from '../../../../platform/database/index.ts';
import { getTopic, loadTopicForPeople, seatWindowsOf, type Topic } from '../../../courses/index.ts';
import {
  type Enrolment,
  listEnrolmentsById,
  listIdsWithAccess,
  listRoundsOf,
} from '../../../enrolment/index.ts';
import { seatFactsOf, topicAtSeat } from '../../rules/seat.ts';
import type { StartFacts } from '../../rules/start.ts';
import { listAttemptsOfEnrolments, readDatabaseClock } from '../attempts.ts';
import { listExtraRounds } from '../extra-attempts.ts';
import { listHeldSeats } from '../seats.ts';

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
  const held = await loadSeats(db, enrolments, topics);
  return new Map(
    enrolments.flatMap((enrolment) => {
      const topic = topicOf.get(enrolment.topicId)?.(enrolment.accountId);
      if (!topic) return [];
      const seats = seatFactsOf(topic, held.get(enrolment.id), now);
      const facts = {
        enrolment,
        topic: topicAtSeat(topic, seats),
        seats,
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

/** The window of each enrolment's seat; asked only where a topic has windows with seats. */
async function loadSeats(
  db: Reader,
  enrolments: readonly Enrolment[],
  topics: readonly Topic[],
): Promise<Map<string, string>> {
  const booked = topics.flatMap((topic) => (seatWindowsOf(topic).length > 0 ? topic.id : []));
  const asked = enrolments.filter(({ topicId }) => booked.includes(topicId)).map(({ id }) => id);
  const rows = await listHeldSeats(db, asked);
  return new Map(rows.map(({ enrolmentId, windowName }) => [enrolmentId, windowName]));
}
