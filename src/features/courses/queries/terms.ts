import { dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listWorkplaces } from '../../people/index.ts';
import { applyTerms } from '../rules/group-term.ts';
import type { Topic } from '../rules/topic.ts';

/** Returns how a topic applies to each of these people now, by account; one query, none without groups. */
export async function loadTopicForPeople(
  db: Reader,
  topic: Topic,
  accountIds: readonly string[],
  now: Date,
): Promise<(accountId: string) => Topic> {
  if (topic.groupTerms.length === 0) return () => topic;
  const places = await listWorkplaces(db, accountIds, dayOf(now));
  return (accountId) => {
    const place = places.get(accountId);
    return place ? applyTerms(topic, place, now) : topic;
  };
}

/** Returns a topic as it applies to a person now: their reduced fee, their exam window. */
export async function loadTopicFor(
  db: Reader,
  topic: Topic,
  accountId: string,
  now: Date,
): Promise<Topic> {
  return (await loadTopicForPeople(db, topic, [accountId], now))(accountId);
}
