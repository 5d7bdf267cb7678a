export { reportSuspicion } from './commands/report-suspicion.ts';
export type { Suspicion } from './queries/cases.ts';
export { type Violation, violationNames, violations } from './rules/case-kinds.ts';
