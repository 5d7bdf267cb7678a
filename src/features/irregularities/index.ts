export type { CaseSource, Violation } from './case.ts';
export { reportSuspicion } from './commands/report-suspicion.ts';
export { countCasesToHandle, type Suspicion } from './queries/cases.ts';
export { countNewFindings } from './queries/findings.ts';
