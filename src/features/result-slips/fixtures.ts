// What only the demo city and benches use.
export { renderSlip } from './documents/slip.ts';
export { findValidSlip } from './queries/slips.ts';
