export { closeAccount } from './commands/close-account.ts';
export { changeIdentity, createAccount } from './commands/create-account.ts';

export { handOverAccount } from './commands/hand-over-account.ts';
export { issueAdministratorLink } from './commands/issue-administrator-link.ts';
export { issueInitialLinks } from './commands/issue-initial-links.ts';
export { issuePaperCode } from './commands/issue-paper-code.ts';
export { mayRequestCode } from './commands/limit-codes.ts';
export { mergeAccount, separateAccount } from './commands/merge-account.ts';
export { provePassword } from './commands/prove-password.ts';
export { proveSelf } from './commands/prove-self.ts';
export { revealIdNumber } from './commands/reveal-id-number.ts';
export { sendCodeTo, sendText, sendTexts, sendTextTo } from './commands/send-text.ts';
export { signInAs } from './commands/sign-in-as.ts';
export { takePhone } from './commands/take-phone.ts';
export { ConsentField } from './pages/consent-field.tsx';
export {
  IdentityFields,
  NewPasswordFields,
  PhoneClaimField,
  PhoneField,
} from './pages/identity-fields.tsx';
export { PasskeyProof, ProofField } from './pages/proof-field.tsx';
export {
  findAccount,
  findAccountByIndexes,
  findBirthDate,
  getAccount,
  insertAccounts,
  type ListedAccount,
  listPeople,
} from './queries/accounts.ts';
export { forgetSentCodes } from './queries/codes.ts';
export { type Contact, listContacts, listUnderKey } from './queries/contacts.ts';
export { listDemoAccounts } from './queries/demo-accounts.ts';
export { deleteFailedLogInsBefore } from './queries/failures.ts';
export { listMergedFrom, lockAccounts } from './queries/merged-accounts.ts';
export { findOwnProof, type OwnProof } from './queries/own-proof.ts';
export { listOfficers, listRolesOf } from './queries/roles.ts';
export { deleteSessionsBefore, touchSessions } from './queries/sessions.ts';
export { deleteTextsBefore } from './queries/texts.ts';
export { findViewer } from './queries/viewer.ts';
export { laterCookie } from './routes/consent-gate.ts';
export { clientOf } from './routes/device-cookie.ts';
export {
  recogniseSession,
  sessionCookieOf,
  sessionHashOf,
  sessions,
  setSessionCookie,
} from './routes/session-hook.ts';
export { administratorRoleList, namesOf } from './rules/administrators.ts';
export { deviceName } from './rules/device.ts';
export { phoneTakenOver, privacyConsented } from './rules/events.ts';
export {
  accountCells,
  canonicalName,
  loginIndexes,
  phoneOf,
  readPhone,
  sealNumber,
  sealPhone,
} from './rules/identifiers.ts';
export {
  checkIdentity,
  checkPasswords,
  checkPhone,
  type Fault,
  faultsOf,
  registrableDocuments,
  text,
} from './rules/identity-checks.ts';
export {
  codeMinutes,
  guessesAllowed,
  hashCode,
  newDigits,
  newPaperCode,
} from './rules/one-time-code.ts';
export { learnerActor } from './rules/own-actor.ts';
export { hashPassword, passwordRule } from './rules/password.ts';
