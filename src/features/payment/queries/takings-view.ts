import type { Officer } from '../../../kernel/actor.ts';
import { normalisePersonName } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import type { TillDay, TillLine } from '../rules/till.ts';
import { isClosingOfficer, listTillsOn, listUnclosed } from './till-days.ts';
import { listTillLines } from './till-lines.ts';

/** A line as it is shown: with the names of its learner and clerk, and the till. */
export interface NamedTillLine extends TillLine {
  name: string;
  idNumberMasked: string;
  clerkName: string;
  till: string;
}

export interface Takings {
  day: string;
  /** Whose takings; null for all clerks of the body. */
  clerkId: string | null;
  /** Whether the officer sees all clerks. */
  closes: boolean;
  lines: NamedTillLine[];
  /** The clerks who took money that day. */
  clerks: { accountId: string; name: string }[];
  tills: Map<string, TillDay>;
  unclosed: (TillDay & { clerkName: string })[];
}

/** Returns the takings of a day as the officer may see them: their own, or as closing officer all. */
export async function loadTakings(
  db: Reader,
  officer: Officer,
  asked: { day: string; clerk?: string | undefined; words?: string; today: string },
): Promise<Takings> {
  const { organisationId, accountId } = officer;
  const { day, today } = asked;
  const closes = await isClosingOfficer(db, officer);
  const clerkId = closes ? (asked.clerk ?? null) : accountId;
  const every = await listTillLines(db, { organisationId, clerkId: closes ? null : clerkId, day });
  const found = every.filter((one) => clerkId === null || one.clerkId === clerkId);
  const unclosed = await listUnclosed(db, {
    organisationId,
    clerkId: closes ? null : accountId,
    before: today,
  });
  const tills = await listTillsOn(db, { organisationId, day });
  const people = await namesOf(db, [
    ...every.flatMap((line) => [line.clerkId, payerOf(line) ?? line.clerkId]),
    ...unclosed.map((one) => one.clerkId),
  ]);
  const bodies = await listOrganisationsById(
    db,
    every.flatMap(({ bill }) => bill?.payerId ?? []),
  );
  const nameOf = (id: string) => people.get(id)?.name ?? '';
  const bodyOf = (id: string | null | undefined) => bodies.find((one) => one.id === id)?.name ?? '';
  const lines = found.map((line) => ({
    ...line,
    name: nameOf(payerOf(line) ?? '') || bodyOf(line.bill?.payerId),
    idNumberMasked: people.get(payerOf(line) ?? '')?.idNumberMasked ?? '',
    clerkName: nameOf(line.clerkId),
    till: tills.get(line.clerkId)?.till ?? '',
  }));
  const clerks = [...new Set(every.map((one) => one.clerkId))];
  return {
    day,
    clerkId,
    closes,
    lines: asked.words ? lines.filter((line) => says(line, asked.words as string)) : lines,
    clerks: clerks.map((id) => ({ accountId: id, name: nameOf(id) })),
    tills,
    unclosed: unclosed.map((one) => ({ ...one, clerkName: nameOf(one.clerkId) })),
  };
}

const plainName = (name: string) => normalisePersonName(name).toLowerCase();

const payerOf = ({ order, bill }: TillLine) => order?.accountId ?? bill?.accountId ?? null;

const says = ({ name, order, bill }: NamedTillLine, words: string) =>
  plainName(name).includes(plainName(words)) ||
  [order?.orderNo, bill?.billNo].some((number) => number?.includes(words.toUpperCase()));

/** Names and masked numbers by account. */
export async function namesOf(db: Reader, ids: readonly string[]) {
  const people = await listPeople(db, [...new Set(ids)]);
  return new Map(people.map((person) => [person.accountId, person]));
}
