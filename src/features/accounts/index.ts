export { findEndorserFor, findPaymentOfficeFor, getAffiliation, isStaffOf } from './affiliation.ts';
export { nameCorrected } from './events.ts';
export { findLearner, findLearnerByNumberOrPhone, getLearner } from './find-learner.ts';
export {
  type EmploymentState,
  type Learner,
  type RegistrationState,
  registrationStateNames,
} from './learner.ts';
export { listPeople } from './queries/learners.ts';
export { listOfficers } from './queries/roles.ts';
export {
  type Corrections,
  confirmRegistration,
  correctRegistration,
  returnRegistration,
} from './registration-check.ts';
export { revealIdNumber } from './reveal.ts';
export { sessions } from './session-hook.ts';
export { sendText } from './texts.ts';
export { findViewer, type Viewer } from './viewer.ts';
