// What only the demo city uses.
export { appointOfficer } from './commands/appoint-officer.ts';
