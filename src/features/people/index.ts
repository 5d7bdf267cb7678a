export { answerEmployments } from './commands/answer-employments.ts';
export {
  correctAffiliation,
  correctDepartureDay,
  endAffiliation,
  moveToBody,
  revertMove,
} from './commands/change-affiliations.ts';
export { confirmRegistration } from './commands/confirm-registration.ts';
export { correctRegistration } from './commands/correct-registration.ts';
export type { Corrections } from './commands/lock-for-check.ts';
export { proposeCorrection } from './commands/propose-correction.ts';
export { registerListed } from './commands/register-listed.ts';
export { returnRegistration } from './commands/return-registration.ts';
export {
  custodyWithoutEmployerOn,
  listCustodyIds,
  listCustodyIdsWithoutEmployer,
  listStaffIds,
  staffOn,
} from './queries/body-members.ts';
export {
  findEndorserFor,
  findPaymentOfficeFor,
  getAffiliation,
} from './queries/competent-bodies.ts';
export { findLatestCorrection, listOpenCorrections } from './queries/corrections.ts';
export { findLearner, findLearnerByNumberOrPhone, getLearner } from './queries/learner-profiles.ts';
export { listReturnedIds, lockIdentities, searchPeople } from './queries/learners.ts';
export { confirmListedEmployments, updateListedPosts } from './queries/listed-people.ts';
export { listHoldersOfTitle, moveTitle } from './queries/title-holders.ts';
export { listWorkplaces } from './queries/workplaces.ts';
export {
  type AffiliationEndReason,
  type AffiliationKind,
  type AffiliationSource,
  affiliationEndReasons,
  type BodyMembership,
} from './rules/affiliation.ts';
export type { Correction } from './rules/correction.ts';
export { nameCorrected, personMoved } from './rules/events.ts';
export { type LearnerProfile, registrationStateNames } from './rules/learner-profile.ts';
export { mayServeAtCounter } from './rules/policy.ts';
export { isTitleTooEarly, titleTooEarly } from './rules/work-checks.ts';
