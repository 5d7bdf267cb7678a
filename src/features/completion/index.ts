export { recomputeYears, refreshYears } from './commands/refresh-years.ts';
export { skipDueReminders } from './commands/remind-people.ts';
export {
  type LearnerYear,
  type Standing,
  standingNames,
  standingOf,
  standings,
} from './learner-year.ts';
export { listYearsOfPeople } from './people-queries.ts';
export {
  countStandings,
  type ListedPerson,
  listLearningYears,
  listPeopleOf,
  listYearsOfPerson,
  type StandingCounts,
} from './queries.ts';
export { type Scope, scopeOf, watchingRoles } from './scope.ts';
