import fc from 'fast-check';
import type { Officer } from '../../src/kernel/actor.ts';

/** Where a person of the model is, by the place of each body in its list; null for none. */
export interface PersonModel {
  unit: number | null;
  agency: number | null;
  /** Where people without a unit work; the last is the city as a whole, which is no district. */
  district: number;
}

const maybe = (count: number) => fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: null });

/** The people of a random city. */
export const peopleModels: fc.Arbitrary<PersonModel[]> = fc.array(
  fc.record({ unit: maybe(4), agency: maybe(2), district: fc.integer({ min: 0, max: 2 }) }),
  { minLength: 12, maxLength: 12 },
);

export interface Unit {
  id: string;
  name: string;
  municipal: boolean;
  districtId: string;
  /** Of the units' systems; null for none. */
  authorityId: string | null;
}

/** A person with the bodies they belong to. */
export interface Person {
  accountId: string;
  name: string;
  idNumber: string;
  unit: Unit | null;
  agencyId: string | null;
  /** Where they work; null in the city as a whole. */
  districtId: string | null;
  /** The body with which their slip lies (N25-N28). */
  endorserId: string;
  /** Where they pay on site (N7, N8). */
  officeId: string;
}

/** What each word of docs/roles.md means, told from the people alone. */
export const words: Record<string, (officer: Officer, person: Person) => boolean> = {
  '-': () => false,
  staff: ({ organisationId }, { unit }) => unit?.id === organisationId,
  custody: ({ organisationId }, { agencyId }) => agencyId === organisationId,
  care: ({ organisationId }, { agencyId, unit }) => agencyId === organisationId && !unit,
  district: ({ jurisdictionId }, { districtId }) => districtId === jurisdictionId,
  supervised: ({ jurisdictionId }, { districtId, unit }) =>
    districtId === jurisdictionId && !unit?.municipal,
  units: ({ jurisdictionId }, { districtId, unit }) =>
    unit !== null && districtId === jurisdictionId && !unit.municipal,
  system: ({ organisationId }, { unit }) => unit?.authorityId === organisationId,
  endorsed: ({ organisationId }, { endorserId }) => endorserId === organisationId,
  counter: ({ organisationId }, { officeId }) => officeId === organisationId,
  claimed: ({ organisationId, jurisdictionId }, { districtId, officeId }) =>
    districtId === null ? officeId === organisationId : districtId === jurisdictionId,
  collected: ({ organisationId }, { unit, agencyId }) => (agencyId ?? unit?.id) === organisationId,
  municipal: (_officer, { unit }) => unit?.municipal === true,
  city: () => true,
};
