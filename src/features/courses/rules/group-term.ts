import { z } from 'zod';
import type { Fen } from '../../../kernel/money.ts';
import type { Affiliation } from '../../organisations/index.ts';
import type { Topic } from './topic.ts';

export const affiliations = ['MUNICIPAL', 'DISTRICT', 'CENTRAL'] as const satisfies Affiliation[];

/** What a topic grants to a group of people: a reduced fee, an exam window of their own, or both. */
export interface GroupTerm {
  name: string;
  /** Where they work; empty: anywhere. */
  districtIds: string[];
  /** Whose units they work at; empty: any, also none. */
  affiliations: Affiliation[];
  /** The reduced fee; null: the topic's own. */
  feeFen: Fen | null;
  /** The document that grants the reduction (E19). */
  ground: string;
  /** Null: the topic's own. */
  examOpensAt: Date | null;
  examClosesAt: Date | null;
  /** Seats of the window, which are then booked; null: nobody books. */
  seats: number | null;
}

/** A window with seats that a person may choose from. */
export interface SeatWindow {
  name: string;
  opensAt: Date;
  closesAt: Date;
  seats: number;
}

const StoredTerms = z.array(
  z.object({
    name: z.string(),
    districtIds: z.array(z.string()),
    affiliations: z.array(z.enum(affiliations)),
    feeFen: z.int().nullable(),
    ground: z.string(),
    examOpensAt: z.coerce.date().nullable(),
    examClosesAt: z.coerce.date().nullable(),
    seats: z.int().nullable().default(null),
  }),
);

/** Returns the terms as they are stored in JSON. */
export const readGroupTerms = (stored: unknown): GroupTerm[] => StoredTerms.parse(stored);

/** Where a person works: what groups are told by. */
export interface Workplace {
  districtId: string | null;
  affiliation: Affiliation | null;
}

function fits(term: GroupTerm, { districtId, affiliation }: Workplace): boolean {
  const inDistrict =
    term.districtIds.length === 0 || (districtId !== null && term.districtIds.includes(districtId));
  const inUnit =
    term.affiliations.length === 0 ||
    (affiliation !== null && term.affiliations.includes(affiliation));
  return inDistrict && inUnit;
}

/** Returns the topic as it applies to a person now: their fee, and their exam window (N15). */
export function applyTerms(topic: Topic, workplace: Workplace, now: Date): Topic {
  const own = topic.groupTerms.filter((term) => fits(term, workplace));
  const fee = own.find((term) => term.feeFen !== null);
  const timed = own.find((term) => term.examOpensAt ?? term.examClosesAt ?? term.seats);
  const windows = timed?.seats ? seatWindowsOf({ ...topic, groupTerms: own }) : [];
  return {
    ...topic,
    ...(fee && { feeFen: fee.feeFen ?? topic.feeFen }),
    ...(windows.length > 0
      ? seatedWindow(topic, windows, now)
      : timed && windowOf(topic, timed, now)),
  };
}

/** Returns the windows with seats of a topic, in the order of its groups. */
export function seatWindowsOf({
  examOpensAt,
  examClosesAt,
  groupTerms,
}: Pick<Topic, 'examOpensAt' | 'examClosesAt' | 'groupTerms'>): SeatWindow[] {
  return groupTerms.flatMap((term) =>
    term.seats === null
      ? []
      : {
          name: term.name,
          opensAt: term.examOpensAt ?? examOpensAt,
          closesAt: term.examClosesAt ?? examClosesAt,
          seats: term.seats,
        },
  );
}

/** From the first to the last window that a person may book; make-up (E7) is without seats. */
function seatedWindow(topic: Topic, windows: readonly SeatWindow[], now: Date): Partial<Topic> {
  const at = (pick: (window: SeatWindow) => Date) => windows.map((one) => pick(one).getTime());
  const opensAt = new Date(Math.min(...at((one) => one.opensAt)));
  const closesAt = new Date(Math.max(...at((one) => one.closesAt)));
  const own = inOwnTime(topic, { opensAt, closesAt }, now);
  return own.makeUpUntil ? own : { ...own, seatWindows: windows };
}

/**
 * The window of a group. Make-up (E7) begins for everybody when the topic's own window closes: until then
 * the group's closing date holds.
 */
function windowOf(
  topic: Topic,
  term: GroupTerm,
  now: Date,
): Pick<Topic, 'examOpensAt' | 'examClosesAt' | 'makeUpUntil'> {
  const opensAt = term.examOpensAt ?? topic.examOpensAt;
  const closesAt = term.examClosesAt ?? topic.examClosesAt;
  return inOwnTime(topic, { opensAt, closesAt }, now);
}

function inOwnTime(
  topic: Topic,
  { opensAt, closesAt }: Pick<SeatWindow, 'opensAt' | 'closesAt'>,
  now: Date,
): Pick<Topic, 'examOpensAt' | 'examClosesAt' | 'makeUpUntil'> {
  if (now < topic.examClosesAt || now < closesAt)
    return { examOpensAt: opensAt, examClosesAt: closesAt, makeUpUntil: null };
  const { examClosesAt, makeUpUntil } = topic;
  return { examOpensAt: examClosesAt, examClosesAt, makeUpUntil };
}
