export {
  moveEndorser,
  reinstateSlip,
  revokeSlip,
  stampEndorsement,
} from './commands/stamp-endorsement.ts';
export { renderSlip } from './documents/slip.ts';
export { SlipBadge, SlipFacts } from './pages/slip-card.tsx';
export {
  findSlip,
  findSlipByNumber,
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
  normaliseCode,
  type ResultSlip,
  type SlipContent,
  type SlipState,
  slipStateNames,
} from './rules/slip.ts';
