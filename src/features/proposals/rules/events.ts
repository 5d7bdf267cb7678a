import { z } from 'zod';
import type { DomainEvent } from '../../../platform/jobs/index.ts';

export interface EndedProposal {
  proposalId: string;
  proposedBy: string;
  /** The kind and the subject, in words. */
  title: string;
  subject: string;
  outcome: 'CONFIRMED' | 'REFUSED' | 'LAPSED';
  /** Why it was refused. */
  reason: string | null;
}

/** A proposal ended without its proposer, who is told. */
export const proposalEnded: DomainEvent<EndedProposal> = {
  name: 'proposals.ended',
  data: z.object({
    proposalId: z.string(),
    proposedBy: z.string(),
    title: z.string(),
    subject: z.string(),
    outcome: z.enum(['CONFIRMED', 'REFUSED', 'LAPSED']),
    reason: z.string().nullable(),
  }),
};

/** Returns the event of a proposal that ended. */
export function endOf(
  { id, ...proposal }: { id: string } & Pick<EndedProposal, 'proposedBy' | 'title' | 'subject'>,
  outcome: EndedProposal['outcome'],
  reason: string | null = null,
): EndedProposal {
  const { proposedBy, title, subject } = proposal;
  return { proposalId: id, proposedBy, title, subject, outcome, reason };
}
