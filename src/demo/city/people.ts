import type { DemoLearner } from './learner.ts';
import { demoLearners } from './learners.ts';
import { type DemoOfficer, demoOfficers } from './officers.ts';
import type { DemoOrganisation } from './organisation.ts';

export type { DemoLearner } from './learner.ts';
export type { DemoOfficer } from './officers.ts';
export type { DemoPerson } from './persons.ts';
export { type DemoStage, demoStages } from './stages.ts';

/**
 * Returns the people of the demo city as of a year, the same at every call: learners and officers, the
 * shown ones first.
 */
export function demoPeople(
  organisations: DemoOrganisation[],
  year: number,
): { learners: DemoLearner[]; officers: DemoOfficer[] } {
  const learners = demoLearners(organisations, year);
  return { learners, officers: demoOfficers(organisations, learners) };
}
