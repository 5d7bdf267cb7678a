import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Pagination,
  Tabs,
} from '../../../ui/index.ts';
import {
  mayDecide,
  type Proposal,
  type ProposalState,
  proposalStateNames,
  proposalStates,
} from '../rules/proposal.ts';
import { stateTones } from './proposal-panel.tsx';

export interface ProposalsPageProps {
  proposals: PageOf<Proposal>;
  state: ProposalState | null;
  viewer: Parameters<typeof mayDecide>[0];
}

/** The proposals of a body, with a filter by state. */
export function ProposalsPage({ proposals, state, viewer }: ProposalsPageProps) {
  return (
    <Page
      title="双人复核"
      lead="一人提出、另一人确认后才生效的改动。等您复核的排在最前。"
      width="wide"
    >
      <Tabs
        label="状态"
        tabs={[
          { href: '/proposals', label: '全部', current: state === null },
          ...proposalStates.map((one) => ({
            href: `/proposals?state=${one}`,
            label: proposalStateNames[one],
            current: state === one,
          })),
        ]}
      />
      <DataTable
        caption="复核事项"
        rows={proposals.rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            label: '事项',
            cell: ({ id, title, subject }) => (
              <>
                <a class="link" href={`/proposals/${id}`}>
                  {title}
                </a>
                <span class="block text-sm text-muted">{subject}</span>
              </>
            ),
          },
          {
            key: 'by',
            label: '提出',
            cell: ({ proposedByName, proposedAt, bodyName }) => (
              <>
                {proposedByName}，<DateTime value={proposedAt} />
                <span class="block text-sm text-muted">{bodyName}</span>
              </>
            ),
          },
          { key: 'reason', label: '理由', cell: ({ reason }) => reason },
          {
            key: 'state',
            label: '状态',
            cell: (one) => (
              <Badge tone={stateTones[one.state]}>
                {one.state === 'PROPOSED' && mayDecide(viewer, one)
                  ? '等您复核'
                  : proposalStateNames[one.state]}
              </Badge>
            ),
          },
        ]}
        empty={
          <EmptyState title="没有复核事项" icon="check">
            需要两个人办的改动提出以后，会出现在这里和同事的工作台上。
          </EmptyState>
        }
      />
      <Pagination of={proposals} />
    </Page>
  );
}
