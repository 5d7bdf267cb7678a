import type { Officer, OfficerRole } from '../../../kernel/actor.ts';

export const proposalStates = ['PROPOSED', 'CONFIRMED', 'REFUSED', 'WITHDRAWN', 'LAPSED'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Chinese names of the states, as shown to people. */
export const proposalStateNames: Record<ProposalState, string> = {
  PROPOSED: '待复核',
  CONFIRMED: '已确认',
  REFUSED: '未同意',
  WITHDRAWN: '已撤回',
  LAPSED: '已失效',
};

/** One line of what changes, in words; `before` is null for something new, `after` for what goes. */
export interface Difference {
  label: string;
  before: string | null;
  after: string | null;
}

/** What a proposal is about: its row, and its name and page for people. */
export interface ProposalSubject {
  type: string;
  id: string;
  words: string;
  href?: string;
}

export interface Proposal {
  id: string;
  kind: string;
  title: string;
  subjectType: string;
  subjectId: string;
  subject: string;
  href: string | null;
  bodyId: string;
  bodyName: string;
  decidingBodyId: string;
  decidingBodyName: string;
  decidingRoles: OfficerRole[];
  /** Decided in whatever body, not in the deciding one alone. */
  anywhere: boolean;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  reason: string;
  difference: Difference[];
  change: unknown;
  state: ProposalState;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  lapsesAt: Date;
}

/** Who decides it, in words: 某局的另一位工作人员. */
export function deciderOf({
  anywhere,
  decidingBodyName,
}: Pick<Proposal, 'anywhere' | 'decidingBodyName'>): string {
  return anywhere ? '另一位管理员' : `${decidingBodyName}的另一位工作人员`;
}

/** Days an undecided proposal stands unless its kind says otherwise. */
export const daysToDecide = 30;

type Decided = Pick<Proposal, 'decidingBodyId' | 'decidingRoles' | 'anywhere' | 'proposedBy'>;

/** Whether the officer has the right to decide it, as far as body and role go. */
export function hasRight(
  { organisationId, role }: Pick<Officer, 'organisationId' | 'role'>,
  { decidingBodyId, decidingRoles, anywhere }: Decided,
): boolean {
  return (anywhere || organisationId === decidingBodyId) && decidingRoles.includes(role);
}

/** Whether the officer decides it: has the right and is another person than the proposer (G10). */
export function mayDecide(officer: Officer, proposal: Decided): boolean {
  return hasRight(officer, proposal) && officer.accountId !== proposal.proposedBy;
}

/** Whether the officer may read it: who decides, who proposed, and colleagues with the same right. */
export function mayRead(officer: Officer, proposal: Pick<Proposal, 'bodyId'> & Decided): boolean {
  const { organisationId, role, accountId } = officer;
  if (proposal.proposedBy === accountId) return true;
  return (
    (proposal.anywhere || [proposal.bodyId, proposal.decidingBodyId].includes(organisationId)) &&
    proposal.decidingRoles.includes(role)
  );
}
