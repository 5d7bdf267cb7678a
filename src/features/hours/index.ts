export { listForms } from './claim-queries.ts';
export { confirmHours } from './commands/confirm-hours.ts';
export { setHourRule } from './commands/maintain-rules.ts';
export { type HourUnit, hourUnits } from './conversion.ts';
export { drawEntries } from './draw-queries.ts';
export { type CertificateEntry, hoursOfYear } from './entry.ts';
export { getYearAccount } from './load-account.ts';
export {
  type Attendance,
  type Credit,
  recordProfessional,
  weighAttendance,
  withdrawProfessional,
} from './professional.ts';
export { findEntryOfEndorsement, listCertificateEntries, listEntriesOfPeople } from './queries.ts';
export { reinstateHours, withdrawRecorded } from './reinstate.ts';
export { getHourRule } from './rule-queries.ts';
export { countToConfirm } from './to-confirm.ts';
export { type HourRule, minimaOf, type YearAccount } from './year-account.ts';
