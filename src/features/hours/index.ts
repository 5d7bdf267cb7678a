export { confirmHours } from './commands/confirm-hours.ts';
export { type CertificateEntry, hoursOfYear } from './entry.ts';
export { getYearAccount } from './load-account.ts';
export { findEntryOfEndorsement, listCertificateEntries, listEntriesOfPeople } from './queries.ts';
export { reinstateHours, withdrawRecorded } from './reinstate.ts';
export { countToConfirm } from './to-confirm.ts';
export type { YearAccount } from './year-account.ts';
