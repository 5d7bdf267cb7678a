export { endorseSlips } from './commands/endorse-slips.ts';
export { type Endorsement, type EndorsementState, endorsementStateNames } from './endorsement.ts';
export { endorsementGranted, endorsementRevoked } from './events.ts';
export {
  countByState,
  findEndorsement,
  findEndorsementOfSlip,
  listEndorsedOf,
  listEndorsements,
} from './queries.ts';
