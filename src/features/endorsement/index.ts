export { endorseSlips } from './commands/endorse-slips.ts';
export { returnEndorsement } from './commands/return-endorsement.ts';
export { type Fallen, reinstateEndorsement, revokeByCase } from './commands/revoke-by-case.ts';
export { revokeEndorsement } from './commands/revoke-endorsement.ts';
export {
  findEndorsement,
  findEndorsementOfSlip,
  listEndorsed,
  listEndorsements,
  listEndorsementsOfPeople,
  lockEndorsement,
} from './queries/endorsements.ts';
export { sampleEndorsements } from './queries/samples.ts';
export {
  type Endorsement,
  type EndorsementState,
  endorsementStateNames,
} from './rules/endorsement.ts';
export { endorsementGranted, endorsementRevoked } from './rules/events.ts';
