export { askForAbsence } from './commands/ask-for-absence.ts';
export { checkApplicants } from './commands/check-applicants.ts';
export { decideAbsence } from './commands/decide-absence.ts';
export { freezeAssessment } from './commands/freeze-assessment.ts';
export { loseEligibility, restoreEligibility } from './commands/lose-eligibility.ts';
export { recommend } from './commands/recommend.ts';
export { setCycleRule } from './commands/set-cycle-rule.ts';
export { type EligibilityLoss, listLosses } from './queries/losses.ts';
export { loadReadiness, type PersonReadiness, type ReadinessAsked } from './queries/readiness.ts';
