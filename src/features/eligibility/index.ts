export { loseEligibility, restoreEligibility } from './loss.ts';
export { type EligibilityLoss, listLosses } from './queries/losses.ts';
