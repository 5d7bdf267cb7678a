export { moveEndorser } from './commands/move-endorser.ts';
export { reinstateSlip } from './commands/reinstate-slip.ts';
export { reissueRescored } from './commands/reissue-rescored.ts';
export { revokeSlip } from './commands/revoke-slip.ts';
export { stampEndorsement } from './commands/stamp-endorsement.ts';
export { SlipBadge, SlipFacts } from './pages/slip-card.tsx';
export {
  findSlip,
  findSlipByNumber,
  findSlipOfAttempt,
  findValidSlip,
  getSlip,
  listSlips,
  listSlipsById,
  listSlipsOfPeople,
  lockSlip,
} from './queries/slips.ts';
export { slipIssued, slipRevoked } from './rules/events.ts';
export {
  type EndorsementStamp,
  newVerificationCode,
  normaliseCode,
  type ResultSlip,
  type SlipState,
  slipStateNames,
} from './rules/slip.ts';
