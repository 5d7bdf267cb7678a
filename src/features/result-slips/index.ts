export { slipIssued, slipRevoked } from './events.ts';
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
} from './queries.ts';
export {
  type EndorsementStamp,
  normaliseCode,
  type ResultSlip,
  type SlipContent,
  type SlipState,
  slipStateNames,
} from './slip.ts';
export { renderSlip } from './slip-document.ts';
export { moveEndorser, reinstateSlip, revokeSlip, stampEndorsement } from './stamp.ts';
