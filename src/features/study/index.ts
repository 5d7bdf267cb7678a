export { listLedger } from './queries/ledger.ts';
export { getStudyOverview, type StudyOverview, studyHasBegun } from './queries/overview.ts';
export { hasStudied } from './queries/studied-versions.ts';
export { loadCourseToStudy } from './queries/study-course.ts';
export { refundGivenUp } from './rules/events.ts';
