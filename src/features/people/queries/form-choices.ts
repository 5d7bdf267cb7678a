import { dayOf } from '../../../kernel/calendar.ts';
import type { Parts } from '../../../platform/parts.ts';
import {
  findOrganisation,
  type Jurisdiction,
  listCurrentJurisdictions,
  listHeldTitleSeries,
  listOrganisations,
  type Organisation,
  searchEmployers,
  type TitleSeries,
} from '../../organisations/index.ts';

/** The options of the forms. */
export interface Choices {
  districts: Jurisdiction[];
  agencies: Organisation[];
  titleSeries: TitleSeries[];
}

export async function loadChoices({ db, clock }: Parts): Promise<Choices> {
  return {
    districts: await listCurrentJurisdictions(db, dayOf(clock.now())),
    agencies: await listOrganisations(db, { kind: 'TALENT_AGENCY' }),
    titleSeries: await listHeldTitleSeries(db),
  };
}

/** Returns the units a form shows: those found by the text, and the one chosen before. */
export async function findUnits(
  { db }: Parts,
  typed: { employerText: string; employerId: string },
): Promise<Organisation[]> {
  const found = await searchEmployers(db, typed.employerText, 8);
  const chosen = typed.employerId ? await findOrganisation(db, typed.employerId) : undefined;
  if (!chosen || found.some((one) => one.id === chosen.id)) return found;
  return [chosen, ...found];
}
