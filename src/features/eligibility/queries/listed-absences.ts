import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listOrganisationsById, type Scope } from '../../organisations/index.ts';
import type { Absence, AbsenceState } from '../rules/absence.ts';
import { listAbsences } from './absences.ts';

/** An absence with the names a list shows. */
export interface ListedAbsence {
  absence: Absence;
  person: { name: string; idNumberMasked: string } | undefined;
  unit: string;
}

/** Absences of a scope in a state with the names of their people and units, newest first. */
export async function listNamedAbsences(
  db: Reader,
  scope: Scope,
  page: { state: AbsenceState; limit: number; offset: number },
): Promise<ListedAbsence[]> {
  const absences = await listAbsences(db, scope, page);
  const distinct = (ids: string[]) => [...new Set(ids)];
  const people = await listPeople(db, distinct(absences.map(({ accountId }) => accountId)));
  const units = await listOrganisationsById(
    db,
    distinct(absences.map(({ organisationId }) => organisationId)),
  );
  const personOf = new Map(people.map((one) => [one.accountId, one]));
  const unitOf = new Map(units.map((one) => [one.id, one.name]));
  return absences.map((absence) => ({
    absence,
    person: personOf.get(absence.accountId),
    unit: unitOf.get(absence.organisationId) ?? '',
  }));
}
