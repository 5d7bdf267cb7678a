import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import { convertFifteenDigit, normaliseIdNumber } from '../../../kernel/id-number.ts';
import { parsePhone } from '../../../kernel/phone-number.ts';
import { fields, openSearch, sealedWords } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findAccountsBy } from '../queries/search.ts';
import { type Kind, kinds } from '../rules/action-words.ts';
import type { EntryFilter } from '../rules/filter.ts';

const kindNames = Object.keys(kinds) as [Kind, ...Kind[]];

export const FilterQuery = z.object({
  who: sealedWords,
  whom: sealedWords,
  body: fields.words,
  kind: fields.choice(kindNames),
  only: fields.choice(['failed', 'night']),
  action: fields.words,
  subject: fields.words,
  from: fields.day,
  to: fields.day,
  address: fields.words,
  before: fields.optional(z.coerce.number().int().positive()),
  entry: fields.optional(z.coerce.number().int().positive()),
});
export type FilterValues = z.infer<typeof FilterQuery>;

export const PeriodQuery = z.object({ from: fields.day, to: fields.day });

/** The period asked for, its days in either order; without one yesterday and today. */
export function periodOf({ from, to }: Pick<FilterValues, 'from' | 'to'>, now: Date) {
  const today = dayOf(now);
  const yesterday = dayOf(new Date(now.getTime() - 86_400_000));
  const asked = { from: from ?? (to ? to : yesterday), to: to ?? today };
  return asked.from <= asked.to ? asked : { from: asked.to, to: asked.from };
}

/**
 * Returns the filter of an address. A person is named by a whole name or a number; numbers are looked up by
 * their keyed hash and never in the clear (E26).
 */
export async function readFilter(
  { db, cipher, clock }: Pick<Parts, 'db' | 'cipher' | 'clock'>,
  actor: Actor,
  query: FilterValues,
  limit: number,
): Promise<EntryFilter> {
  const accountsOf = async (text: string) =>
    text === '' ? undefined : findAccountsBy(db, { name: text, indexes: indexesOf(cipher, text) });
  const period = periodOf(query, clock.now());
  return {
    actors: await accountsOf(openSearch({ cipher }, actor, query.who)),
    subjects: await accountsOf(openSearch({ cipher }, actor, query.whom)),
    organisation: query.body || undefined,
    kind: query.kind,
    only: query.only,
    action: query.action || undefined,
    subjectId: query.subject || undefined,
    address: query.address || undefined,
    from: instantOf(period.from),
    to: new Date(instantOf(period.to).getTime() + 86_400_000),
    beforeId: query.before,
    limit,
  };
}

function indexesOf(cipher: Parts['cipher'], text: string): string[] {
  const number = normaliseIdNumber(text);
  const phone = parsePhone(text);
  const spellings = [convertFifteenDigit(text) ?? number, phone.ok ? phone.phone : ''];
  return spellings.filter((one) => one !== '').flatMap((one) => cipher.everyIndex(one));
}
