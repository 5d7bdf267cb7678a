import type { Reader } from '../../../platform/database/index.ts';
import { loadReadiness, type PersonReadiness } from './readiness.ts';
import { listLiveRecommendations, type Recommendation } from './recommendations.ts';

export interface ReviewedPerson {
  person: PersonReadiness;
  recommendation: Recommendation | undefined;
}

/** People with their readiness for an application in a year and what their unit recommended. */
export async function loadReviewed(
  db: Reader,
  accountIds: readonly string[],
  year: number,
  now: Date,
): Promise<ReviewedPerson[]> {
  const live = await listLiveRecommendations(db, accountIds, year);
  const recommendationOf = new Map(live.map((one) => [one.accountId, one]));
  const people = await loadReadiness(db, accountIds, { year }, now);
  return people.map((person) => ({
    person,
    recommendation: recommendationOf.get(person.learner.accountId),
  }));
}
