export { confirmHours } from './commands/confirm-hours.ts';
export { recordProfessional } from './commands/record-professional.ts';
export { reinstateHours } from './commands/reinstate-hours.ts';
export { setHourRule } from './commands/set-hour-rule.ts';
export { withdrawProfessional } from './commands/withdraw-professional.ts';
export { withdrawRecorded } from './commands/withdraw-recorded.ts';
export { type Attendance, type Credit, getAttendanceCredit } from './queries/attendance-credit.ts';
export { type Certificate, loadCertificate } from './queries/certificate.ts';
export { findCertificateByNumber } from './queries/certificate-numbers.ts';
export {
  findEntryOfEndorsement,
  listCertificateEntries,
  listEntriesOfPeople,
} from './queries/entries.ts';
export { sampleEntries } from './queries/entry-sample.ts';
export { getHourRule } from './queries/hour-rules.ts';
export { listForms } from './queries/hours-claims.ts';
export { getYearAccount } from './queries/year-account.ts';
export { type HourUnit, hourUnitCodes, hourUnits } from './rules/conversion.ts';
export { type CertificateEntry, hoursOfYear } from './rules/entry.ts';
export { type HourRule, minimaOf, type YearAccount } from './rules/year-account.ts';
