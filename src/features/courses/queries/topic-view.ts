import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listCurrentJurisdictions, loadPlaceNames } from '../../organisations/index.ts';
import type { WrittenLesson } from '../rules/lesson.ts';
import { sayGrant, sayGroup } from '../rules/rule-lines.ts';
import type { Topic } from '../rules/topic.ts';
import { findWrittenLesson } from './outline.ts';
import { findTopic } from './topics.ts';

/** The topic that its authors ask for. Throws `courses.topic_not_found`. */
export async function getAuthoredTopic(db: Reader, id: string): Promise<Topic> {
  const topic = await findTopic(db, id);
  if (!topic) throw new Refusal('courses.topic_not_found');
  return topic;
}

/** A lesson that its authors ask for, with its topic. Throws `courses.topic_not_found`, `courses.lesson_not_found`. */
export async function loadAuthoredLesson(
  db: Reader,
  topicId: string,
  lessonId: string,
): Promise<{ topic: Topic; lesson: WrittenLesson }> {
  const topic = await getAuthoredTopic(db, topicId);
  const lesson = await findWrittenLesson(db, topicId, lessonId);
  if (!lesson) throw new Refusal('courses.lesson_not_found');
  return { topic, lesson };
}

/** The groups of a topic in words: who they are and what they are granted. */
export async function describeGroups(
  db: Reader,
  { groupTerms }: Topic,
  now: Date,
): Promise<{ name: string; words: string }[]> {
  if (groupTerms.length === 0) return [];
  const names = await loadPlaceNames(db, dayOf(now));
  return groupTerms.map((term) => ({
    name: term.name,
    words: `${sayGroup(term, (id) => names.get(id) ?? id)}：${sayGrant(term)}`,
  }));
}

/** The districts that a group may be of. */
export async function listDistricts(
  db: Reader,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  const places = await listCurrentJurisdictions(db, dayOf(now));
  return places
    .filter(({ kind }) => kind !== 'MUNICIPALITY')
    .map(({ id, shortName }) => ({ id, name: shortName }));
}
