export { recomputeYears } from './commands/recompute-years.ts';
export { refreshYears } from './commands/refresh-years.ts';
export { skipDueReminders } from './commands/skip-due-reminders.ts';
export {
  countStandings,
  type ListedPerson,
  listLearningYears,
  listPeopleOf,
  listYearsOfPerson,
  type StandingCounts,
} from './queries/learner-years.ts';
export { listYearsOfPeople } from './queries/people.ts';
export {
  type LearnerYear,
  type Standing,
  standingNames,
  standingOf,
  standings,
} from './rules/learner-year.ts';
