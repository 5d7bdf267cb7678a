import { Alert, DateTime } from '../../../ui/index.ts';
import { deciderOf, type Proposal } from '../rules/proposal.ts';

/** Says on the page of a subject that a change of it waits for a second officer; nothing without one. */
export function OpenProposal({ proposal }: { proposal: Proposal | undefined }) {
  if (!proposal) return null;
  return (
    <Alert tone="warning" title={`${proposal.title}：等待复核`}>
      {proposal.proposedByName}于
      <DateTime value={proposal.proposedAt} />
      提出，由{deciderOf(proposal)}复核。
      <a class="link" href={`/proposals/${proposal.id}`}>
        查看改动
      </a>
    </Alert>
  );
}
