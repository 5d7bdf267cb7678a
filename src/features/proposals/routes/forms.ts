import { z } from 'zod';
import { fields } from '../../../platform/http/index.ts';
import { proposalStates } from '../rules/proposal.ts';

export const IdParams = fields.idParams;
export const ProposalsQuery = z.object({
  state: fields.choice(proposalStates),
  page: fields.page,
});
export const RefusalForm = z.object({
  reason: fields.reason({ missing: '请写明为什么不同意，至少4个字。' }),
});
