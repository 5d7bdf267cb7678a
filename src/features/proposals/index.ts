export { type ProposalOf, propose } from './commands/propose.ts';
export { DatedChangeFields, datedChangeState, ReversalButton } from './pages/dated-change.tsx';
export { OpenProposal } from './pages/open-proposal.tsx';
export { DifferenceTable } from './pages/proposal-panel.tsx';
export { findOpenProposal } from './queries/proposals.ts';
export { type EndedProposal, proposalEnded } from './rules/events.ts';
export { type Difference, type Proposal, proposalStateNames } from './rules/proposal.ts';
