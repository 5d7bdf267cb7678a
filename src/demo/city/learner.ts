import type { DemoOrganisation } from './organisation.ts';
import { type DemoPerson, demoPerson, type FixedTraits } from './persons.ts';
import { SeededRandom } from './random.ts';
import type { DemoStage } from './stages.ts';
import { freelancePaths, titlePaths } from './titles.ts';

export interface DemoLearner extends DemoPerson {
  /** Where the person works: an id of jurisdictions.json, 'cq' for no single district. */
  districtKey: string;
  employerKey: string | null;
  /** The talent agency that keeps the file. */
  agencyKey: string | null;
  titleCode: string;
  /** YYYY-MM-DD, at least two years before the year of the demonstration. */
  titleAwardedOn: string;
  stage: DemoStage;
  /** Whether the person has completed last year's topic. */
  didLastYear: boolean;
  /** A suggestion what to try, for an account to show. */
  tryThis: string | null;
}

/** The unit, district and stage of a learner. */
export interface Place {
  employer: DemoOrganisation | null;
  agencyKey: string | null;
  districtKey: string;
  stage: DemoStage;
  didLastYear: boolean;
  tryThis?: string;
}

/** Returns the learner of a serial at a place, as of a year; the title fits unit and age. */
export function demoLearner(
  serial: number,
  place: Place,
  year: number,
  fixed: FixedTraits = {},
): DemoLearner {
  const { employer, tryThis = null, ...rest } = place;
  const person = demoPerson(`learner-${String(serial).padStart(3, '0')}`, serial, fixed);
  const age = year - Number(person.idNumber.slice(6, 10));
  const random = new SeededRandom(10_000 + serial);
  const path = random.pick(employer ? titlesIn(employer) : freelancePaths);
  const [titleCode, earliestAge] =
    age >= 41
      ? ([path[0], 34] as const)
      : age >= 31
        ? ([path[1], 28] as const)
        : ([path[2], 23] as const);
  const awardedYear = year - random.between(2, Math.max(2, Math.min(8, age - earliestAge)));
  const awardedMonth = String(random.between(9, 12)).padStart(2, '0');
  return {
    ...person,
    ...rest,
    employerKey: employer?.key ?? null,
    titleCode,
    titleAwardedOn: `${awardedYear}-${awardedMonth}-${random.between(10, 28)}`,
    tryThis,
  };
}

function titlesIn(employer: DemoOrganisation) {
  const paths = titlePaths[employer.key];
  if (!paths) throw new Error(`titles.ts knows no titles of ${employer.key}`);
  return paths;
}
