import type { Reader } from '../../../platform/database/index.ts';
import type { Kind } from '../rules/action-words.ts';
import { kindOf, nameOfRole, type Sentence, sentenceOf } from '../rules/sentence.ts';
import { type Entry, findSubjects, listPeopleNamed, type PersonNamed } from './search.ts';

/** An entry in words. */
export interface Told extends Entry {
  who: string;
  role: string;
  kind: Kind;
  sentence: Sentence;
  /** The people whose data it was. */
  whom: PersonNamed[];
}

/** Returns entries with the names of the people they are about. */
export async function tellEntries(db: Reader, entries: readonly Entry[]): Promise<Told[]> {
  const subjects = await findSubjects(db, entries);
  const people = await listPeopleNamed(db, [
    ...new Set(entries.flatMap((entry) => entry.people ?? [])),
  ]);
  return entries.map((entry) => {
    const subject = subjects.get(`${entry.subjectType} ${entry.subjectId}`);
    const others = (entry.people ?? []).flatMap((id) => people.get(id) ?? []);
    const named = subject ? [subject, ...others.filter(({ id }) => id !== subject.id)] : others;
    // What somebody did to their own data needs no second name.
    const whom = named.filter(({ id }) => id !== entry.actorAccountId);
    return {
      ...entry,
      who: entry.actorName ?? nameOfRole(entry.actorRole),
      role: entry.actorName ? nameOfRole(entry.actorRole) : '',
      kind: kindOf(entry.action),
      sentence: sentenceOf(
        entry.action,
        entry.facts,
        whom.map(({ name }) => name),
      ),
      whom: named,
    };
  });
}
