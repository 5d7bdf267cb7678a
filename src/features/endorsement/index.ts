export { endorseSlips } from './commands/endorse-slips.ts';
export { returnEndorsement } from './commands/return-endorsement.ts';
export { revokeEndorsement } from './commands/revoke-endorsement.ts';
export { drawEndorsements } from './draw-queries.ts';
export { type Endorsement, type EndorsementState, endorsementStateNames } from './endorsement.ts';
export { endorsementGranted, endorsementRevoked } from './events.ts';
export {
  countByState,
  findEndorsement,
  findEndorsementOfSlip,
  listEndorsed,
  listEndorsements,
  listEndorsementsOfPeople,
  lockEndorsement,
} from './queries.ts';
export { type Fallen, reinstateEndorsement, takeEndorsement } from './take-by-case.ts';
