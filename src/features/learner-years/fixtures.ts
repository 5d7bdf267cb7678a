// What only the demo city and tests use.
export { skipDueReminders } from './commands/skip-due-reminders.ts';
export { listYearsOfPerson } from './queries/learner-years.ts';
export { type LearnerYear, standingOf } from './rules/learner-year.ts';
