export { getStudyOverview, type StudyOverview, studyHasBegun } from './queries/overview.ts';
export { listLedger } from './queries/progress.ts';
export { refundGivenUp } from './rules/events.ts';
