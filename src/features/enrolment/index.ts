export { changeOwed } from './commands/change-owed.ts';
export { completeRound } from './commands/complete-round.ts';
export { enrolFor } from './commands/enrol.ts';
export { grantAccess } from './commands/grant-access.ts';
export { markRefundAsked } from './commands/mark-refund-asked.ts';
export { openRestudyRound } from './commands/open-restudy-round.ts';
export { revokeAccess } from './commands/revoke-access.ts';
export { hasAccess, listIdsWithAccess } from './queries/access.ts';
export { listTopicsBeside, listTopicsOf } from './queries/account-followers.ts';
export {
  findActiveEnrolment,
  getEnrolment,
  getOwnEnrolment,
  listEnrolments,
  listEnrolmentsById,
  lockEnrolment,
} from './queries/enrolments.ts';
export { getCurrentRound, listRounds, listRoundsOf } from './queries/rounds.ts';
export { findEnrolmentIdOf, sampleOpenings, sampleRounds } from './queries/samples.ts';
export type { Enrolment, Round } from './rules/enrolment.ts';
