export { reinstateEndorsement } from './commands/reinstate-endorsement.ts';
export { type PriorDecision, revokeByCase } from './commands/revoke-by-case.ts';
export {
  findEndorsement,
  findEndorsementOfSlip,
  listEndorsed,
  listEndorsementsOfPeople,
  lockEndorsement,
} from './queries/endorsements.ts';
export { sampleEndorsements } from './queries/samples.ts';
export {
  type Endorsement,
  type EndorsementState,
  endorsementStateNames,
} from './rules/endorsement.ts';
export { endorsementRevoked } from './rules/events.ts';
