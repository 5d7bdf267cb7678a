export { type Admission, sealAdmission, type TypedPerson } from './admission.ts';
export { findEndorserFor, findPaymentOfficeFor, getAffiliation, isStaffOf } from './affiliation.ts';
export { answerLinks } from './answer-links.ts';
export { countOpenClaims } from './claim-desk.ts';
export { type Appointment, appointOfficer } from './commands/appoint-officer.ts';
export { createFirstAdministratorLink } from './commands/first-administrator.ts';
export { signInAs } from './commands/log-in.ts';
export { type Registration, registerLearner } from './commands/register-learner.ts';
export { type Correction, correctionStateNames } from './correction.ts';
export { type DemoAccount, listDemoAccounts } from './demo-accounts.ts';
export { deviceName } from './device.ts';
export { nameCorrected, personMoved } from './events.ts';
export { findLearner, findLearnerByNumberOrPhone, getLearner } from './find-learner.ts';
export { loginIndexes } from './identity.ts';
export {
  type EmploymentState,
  type Learner,
  type RegistrationState,
  registrationStateNames,
} from './learner.ts';
export {
  type Care,
  type LinkEndReason,
  type LinkKind,
  linkEndReasons,
  type RosterEntry,
  type RosterView,
  rosterViews,
} from './link.ts';
export { correctLink, endLink, moveEndOf, moveTo, undoMove } from './links.ts';
export { hashPassword } from './password.ts';
export { proposeCorrection } from './propose-correction.ts';
export {
  type AdmissionFault,
  countAdmissions,
  deleteAdmissions,
  type FoundFault,
  findLastAdmission,
  findTwins,
  insertAdmissions,
  judgeAdmissions,
} from './queries/admissions.ts';
export {
  confirmListed,
  insertAdmitted,
  type ListedElsewhere,
  listElsewhere,
  placeListed,
  takeInvitations,
} from './queries/admit.ts';
export {
  custodyWithoutEmployerOn,
  listCustodyIds,
  listCustodyIdsWithoutEmployer,
  listStaffIds,
  staffOn,
} from './queries/care.ts';
export { findLatestCorrection, listOpenCorrections } from './queries/corrections.ts';
export { listPeople, listReturnedIds, lockIdentities, searchPeople } from './queries/learners.ts';
export { listAssignments, listOfficers } from './queries/roles.ts';
export {
  countRoster,
  countWaitingLinks,
  findRosterEntry,
  listRoster,
  listRosterHistory,
  mostInvitedCounted,
  type RosterCounts,
  type RosterQuery,
} from './queries/roster.ts';
export { touchSessions } from './queries/sessions.ts';
export {
  type Corrections,
  confirmRegistration,
  correctRegistration,
  returnRegistration,
} from './registration-check.ts';
export { revealIdNumber } from './reveal.ts';
export { recogniseSession, sessionCookie, sessionHashOf, sessions } from './session-hook.ts';
export { sendText, sendTexts } from './texts.ts';
export { currentDemoCode } from './totp.ts';
export type { UnitChoice } from './unit-choice.ts';
export { findViewer, type Viewer } from './viewer.ts';
