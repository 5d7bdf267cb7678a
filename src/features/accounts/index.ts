export { findEndorserFor, findPaymentOfficeFor, getAffiliation, isStaffOf } from './affiliation.ts';
export { countOpenClaims } from './claim-desk.ts';
export { type Appointment, appointOfficer } from './commands/appoint-officer.ts';
export { createFirstAdministratorLink } from './commands/first-administrator.ts';
export { type Registration, registerLearner } from './commands/register-learner.ts';
export { type Correction, correctionStateNames } from './correction.ts';
export { type DemoAccount, listDemoAccounts } from './demo-accounts.ts';
export { deviceName } from './device.ts';
export { nameCorrected } from './events.ts';
export { findLearner, findLearnerByNumberOrPhone, getLearner } from './find-learner.ts';
export {
  type EmploymentState,
  type Learner,
  type RegistrationState,
  registrationStateNames,
} from './learner.ts';
export { hashPassword } from './password.ts';
export { proposeCorrection } from './propose-correction.ts';
export { listCustodyIds, listCustodyIdsWithoutEmployer, listStaffIds } from './queries/care.ts';
export { findLatestCorrection, listOpenCorrections } from './queries/corrections.ts';
export { listStaffLinks } from './queries/employments.ts';
export { listPeople, listReturnedIds, lockIdentities, searchPeople } from './queries/learners.ts';
export { listAssignments, listOfficers } from './queries/roles.ts';
export { touchSessions } from './queries/sessions.ts';
export {
  type Corrections,
  confirmRegistration,
  correctRegistration,
  returnRegistration,
} from './registration-check.ts';
export { revealIdNumber } from './reveal.ts';
export { recogniseSession, sessionCookie, sessionHashOf, sessions } from './session-hook.ts';
export { sendText } from './texts.ts';
export { currentDemoCode } from './totp.ts';
export type { UnitChoice } from './unit-choice.ts';
export { findViewer, type Viewer } from './viewer.ts';
