// What only the demo city and tests use.
export { endorseSlips } from './commands/endorse-slips.ts';
export { returnEndorsement } from './commands/return-endorsement.ts';
export { revokeEndorsement } from './commands/revoke-endorsement.ts';
export { countByState, listEndorsements } from './queries/endorsements.ts';
