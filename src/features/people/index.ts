export { answerEmployments } from './commands/answer-employments.ts';
export {
  correctAffiliation,
  correctDepartureDay,
  endAffiliation,
  moveToBody,
  revertMove,
} from './commands/change-affiliations.ts';
export {
  type Corrections,
  confirmRegistration,
  correctRegistration,
  returnRegistration,
} from './commands/check-registration.ts';
export { proposeCorrection } from './commands/propose-correction.ts';
export { type Registration, registerLearner } from './commands/register-learner.ts';
export { registerListed } from './commands/register-listed.ts';
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
  isStaffOf,
} from './queries/competent-bodies.ts';
export { findLatestCorrection, listOpenCorrections } from './queries/corrections.ts';
export { findLearner, findLearnerByNumberOrPhone, getLearner } from './queries/learner-profiles.ts';
export { listReturnedIds, lockIdentities, searchPeople } from './queries/learners.ts';
export { confirmListedEmployments, updateListedPosts } from './queries/listed-people.ts';
export {
  type AffiliationEndReason,
  type AffiliationKind,
  type AffiliationSource,
  affiliationEndReasons,
  type BodyMembership,
} from './rules/affiliation.ts';
export { type Correction, correctionStateNames } from './rules/correction.ts';
export { nameCorrected, personMoved } from './rules/events.ts';
export {
  type EmploymentState,
  type Learner,
  type RegistrationState,
  registrationStateNames,
} from './rules/learner.ts';
export type { UnitChoice } from './rules/unit-choice.ts';
