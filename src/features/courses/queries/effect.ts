import { dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { loadPlaceNames } from '../../organisations/index.ts';
import type { Topic } from '../rules/topic.ts';
import {
  breaksPromise,
  type ChangeEffect,
  countConcerned,
  listChanges,
} from '../rules/topic-difference.ts';
import { countEnrolled } from './enrolled.ts';

/** Loads what a change of a published topic does to people who enrolled. */
export async function loadEffect(
  db: Reader,
  now: Date,
  before: Topic,
  after: Topic,
): Promise<ChangeEffect> {
  const names = await loadPlaceNames(db, dayOf(now));
  const changes = listChanges(before, after, (id) => names.get(id) ?? id);
  const counts = await countEnrolled(db, before.id);
  return {
    changes,
    counts,
    affected: Math.max(0, ...changes.map((change) => countConcerned(change, counts))),
    breaksPromise: breaksPromise(changes, counts),
  };
}
