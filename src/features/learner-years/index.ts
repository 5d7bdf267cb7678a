export {
  countStandings,
  type ListedPerson,
  listLearningYears,
  listPeopleOf,
} from './queries/learner-years.ts';
export { listYearsOfPeople } from './queries/people.ts';
export { type Standing, standingNames, standings } from './rules/learner-year.ts';
