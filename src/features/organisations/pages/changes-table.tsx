import {
  type Column,
  ConfirmButton,
  DataTable,
  DateTime,
  EmptyState,
  formatDay,
} from '../../../ui/index.ts';
import { type ChangeLine, changeKindNames, type OrganisationChange } from '../rules/change.ts';

/** The history of an organisation, with the way to withdraw what waits for its day. */
export function ChangesTable({ changes }: { changes: OrganisationChange[] }) {
  return (
    <DataTable
      caption="单位的历史"
      columns={columns}
      rows={changes}
      rowKey={({ id }) => id}
      empty={<EmptyState title="还没有改动">改动之后，这里按日期记着前后的内容。</EmptyState>}
    />
  );
}

const columns: Column<OrganisationChange>[] = [
  { key: 'day', label: '生效', value: ({ effectiveOn }) => formatDay(effectiveOn) },
  { key: 'kind', label: '事项', value: ({ kind }) => changeKindNames[kind] },
  {
    key: 'what',
    label: '内容',
    value: ({ difference }) => difference.map(wordsOf).join('；'),
    cell: ({ difference, reason }) => (
      <>
        {difference.map((line) => (
          <span key={line.label} class="block">
            {wordsOf(line)}
          </span>
        ))}
        {reason ? <span class="block text-sm text-muted">原因：{reason}</span> : null}
      </>
    ),
  },
  {
    key: 'by',
    label: '办理',
    value: ({ decidedByName }) => decidedByName,
    cell: ({ decidedByName, at }) => (
      <>
        {decidedByName}
        <span class="block text-sm">
          <DateTime value={at} />
        </span>
      </>
    ),
  },
  {
    key: 'state',
    label: '状态',
    value: stateOf,
    cell: (change) =>
      change.appliedAt || change.withdrawnAt ? (
        stateOf(change)
      ) : (
        <ConfirmButton
          label="待生效，撤回"
          question="撤回后，这项改动到日期也不会生效。"
          confirm="确定撤回"
          action={`/organisations/changes/${change.id}/withdrawal`}
        />
      ),
  },
];

function stateOf({ appliedAt, withdrawnAt }: OrganisationChange): string {
  if (withdrawnAt) return '已撤回';
  return appliedAt ? '已生效' : '待生效';
}

function wordsOf({ label, before, after }: ChangeLine): string {
  if (before === null) return `${label}：${after ?? '无'}`;
  return `${label}：${before} 改为 ${after ?? '无'}`;
}
