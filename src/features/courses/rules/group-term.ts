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
  const timed = own.find((term) => term.examOpensAt ?? term.examClosesAt);
  return {
    ...topic,
    ...(fee && { feeFen: fee.feeFen ?? topic.feeFen }),
    ...(timed && windowOf(topic, timed, now)),
  };
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
  if (now < topic.examClosesAt || now < closesAt)
    return { examOpensAt: opensAt, examClosesAt: closesAt, makeUpUntil: null };
  const { examClosesAt, makeUpUntil } = topic;
  return { examOpensAt: examClosesAt, examClosesAt, makeUpUntil };
}
