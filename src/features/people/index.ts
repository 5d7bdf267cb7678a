export { answerLinks } from './commands/answer-links.ts';
export {
  type Corrections,
  confirmRegistration,
  correctRegistration,
  returnRegistration,
} from './commands/check-registration.ts';
export { correctLink, endLink, moveEndOf, moveTo, undoMove } from './commands/keep-links.ts';
export { proposeCorrection } from './commands/propose-correction.ts';
export { type Registration, registerLearner } from './commands/register-learner.ts';
export { registerListed } from './commands/register-listed.ts';
export {
  findEndorserFor,
  findPaymentOfficeFor,
  getAffiliation,
  isStaffOf,
} from './queries/affiliation.ts';
export {
  custodyWithoutEmployerOn,
  listCustodyIds,
  listCustodyIdsWithoutEmployer,
  listStaffIds,
  staffOn,
} from './queries/care.ts';
export { countOpenClaims } from './queries/claim-desk.ts';
export { findLatestCorrection, listOpenCorrections } from './queries/corrections.ts';
export {
  findLearner,
  findLearnerByNumberOrPhone,
  getLearner,
} from './queries/learner-profiles.ts';
export { listReturnedIds, lockIdentities, searchPeople } from './queries/learners.ts';
export { confirmListed, placeListed } from './queries/listed-people.ts';
export { type Correction, correctionStateNames } from './rules/correction.ts';
export { nameCorrected, personMoved } from './rules/events.ts';
export {
  type EmploymentState,
  type Learner,
  type RegistrationState,
  registrationStateNames,
} from './rules/learner.ts';
export {
  type Care,
  type LinkEndReason,
  type LinkKind,
  type LinkSource,
  linkEndReasons,
} from './rules/link.ts';
export type { UnitChoice } from './rules/unit-choice.ts';
