export { listLedger } from './queries/ledger.ts';
export { getStudyOverview, type StudyOverview, studyHasBegun } from './queries/overview.ts';
export { refundGivenUp } from './rules/events.ts';
