import { type Day, dayOf } from '../../../kernel/calendar.ts';
import { byName } from '../../../kernel/person-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { listPeople } from '../../identity/index.ts';
import { listYearsOfPeople } from '../../learner-years/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type Assessment, assess } from '../rules/assessment.ts';
import { loadHistories } from './histories.ts';
import { listPeopleInCare } from './places.ts';

export interface AssessmentLine extends Assessment {
  accountId: string;
  name: string;
  idNumberMasked: string;
}

/** The day whose staff an assessment of a year is about: its last, or today while it runs. */
export function dayOfAssessment(year: number, now: Date): Day {
  const last = `${year}-12-31`;
  return dayOf(now) < last ? dayOf(now) : last;
}

/** The year of each person in a body's care, by name (N35). */
export async function loadAssessment(
  db: Reader,
  body: Pick<Organisation, 'id' | 'kind'>,
  year: number,
  now: Date,
): Promise<AssessmentLine[]> {
  const day = dayOfAssessment(year, now);
  const ids = await listPeopleInCare(db, { organisationId: body.id, kind: body.kind }, day);
  return assessPeople(db, ids, year);
}

/** The same for certain people, to set a frozen list beside how it stands now. */
export async function assessPeople(
  db: Reader,
  accountIds: readonly string[],
  year: number,
): Promise<AssessmentLine[]> {
  const histories = await loadHistories(db, accountIds);
  const years = new Map(
    (await listYearsOfPeople(db, year, accountIds)).map((one) => [one.accountId, one]),
  );
  const lines = (await listPeople(db, accountIds)).map((person) => {
    const history = histories.get(person.accountId) ?? { passes: [], excuses: [] };
    const own = years.get(person.accountId);
    const assessment = assess({
      year,
      passes: history.passes,
      excuses: history.excuses,
      tookPart: own?.tookPart ?? false,
      required: own?.required ?? true,
    });
    return { ...person, ...assessment };
  });
  return lines.toSorted(byName);
}
