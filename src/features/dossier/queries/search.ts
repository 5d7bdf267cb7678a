import { sql } from 'kysely';
import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { byName, namePattern } from '../../../kernel/person-name.ts';
import type { PersonFinder } from '../../../platform/dossier.ts';
import type { Parts } from '../../../platform/parts.ts';
import { loginIndexes } from '../../identity/index.ts';
import {
  liesIn,
  type Organisation,
  scopeOf,
  searchOrganisations,
} from '../../organisations/index.ts';
import { asNumber, mayBeName, shownAtMost } from '../rules/words.ts';
import { peopleIn } from './places.ts';

export interface FoundPerson {
  accountId: string;
  name: string;
  idNumberMasked: string;
  phoneMasked: string | null;
  employerName: string | null;
}

export interface Found {
  people: FoundPerson[];
  /** There are more than are shown. */
  more: boolean;
  organisations: Organisation[];
}

/** Finds people and organisations of the officer's scope by a name, a number, a phone or a slip. */
export async function findEverywhere(
  parts: Parts,
  finders: readonly PersonFinder[],
  officer: Officer,
  words: string,
): Promise<Found> {
  const people = [
    ...(await findByNumber(parts, finders, officer, words)),
    ...(mayBeName(words) ? await findByName(parts, officer, words) : []),
  ];
  return {
    people: people.slice(0, shownAtMost),
    more: people.length > shownAtMost,
    organisations: await findOrganisations(parts, officer, words),
  };
}

/** People by identity number or phone in any spelling, or by a number that a feature knows. */
async function findByNumber(
  { db, cipher, clock }: Parts,
  finders: readonly PersonFinder[],
  officer: Officer,
  words: string,
): Promise<FoundPerson[]> {
  if (!/\d{4}/.test(words.normalize('NFKC'))) return [];
  const indexes = loginIndexes(cipher, words);
  const ids: string[] = [];
  for (const find of finders) ids.push(...(await find(db, asNumber(words))));
  return peopleIn(db, scopeOf(officer), dayOf(clock.now()))
    .where(({ or, eb, fn, val }) =>
      or([
        eb('person.idNumberIndex', '=', fn.any(val(indexes))),
        eb('person.phoneIndex', '=', fn.any(val(indexes))),
        eb('person.accountId', '=', fn.any(sql<string[]>`${ids}::uuid[]`)),
      ]),
    )
    .select(shown)
    .limit(shownAtMost + 1)
    .execute();
}

async function findByName(
  { db, clock }: Parts,
  officer: Officer,
  words: string,
): Promise<FoundPerson[]> {
  const found = await peopleIn(db, scopeOf(officer), dayOf(clock.now()))
    .where(sql<boolean>`lower(person.name) like lower(${namePattern(words)})`)
    .select(shown)
    .limit(shownAtMost + 1)
    .execute();
  return found.toSorted(byName);
}

const shown = [
  'person.accountId',
  'person.name',
  'person.idNumberMasked',
  'person.phoneMasked',
  'person.employerName',
] as const;

// More than are shown are asked for: those out of scope are left out of them.
const organisationsAsked = 200;

async function findOrganisations(
  { db }: Parts,
  officer: Officer,
  words: string,
): Promise<Organisation[]> {
  if ([...words].length < 2) return [];
  const scope = scopeOf(officer);
  const found = await searchOrganisations(db, words, organisationsAsked);
  return found
    .filter(({ id, jurisdictionId, industryAuthorityId }) =>
      liesIn(scope, {
        ...{ unit: id, agency: id, endorser: id },
        ...{ district: jurisdictionId, industry: industryAuthorityId },
      }),
    )
    .slice(0, shownAtMost);
}
