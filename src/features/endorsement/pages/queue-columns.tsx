import { type Column, DateTime, PersonLink } from '../../../ui/index.ts';
import { endorserKindOf } from '../../organisations/index.ts';
import type { QueueRow, QueueSums } from '../queries/queue.ts';
import type { EndorsementState } from '../rules/endorsement.ts';

export interface QueueView {
  state: EndorsementState;
  now: Date;
  sums: QueueSums;
  /** Shows the body: for who sees those of several. */
  wholeCity: boolean;
}

const dayMs = 86_400_000;
const daysWaiting = (row: QueueRow, now: Date) =>
  Math.max(0, Math.floor((now.getTime() - row.requestedAt.getTime()) / dayMs));
const kindOf = ({ rule }: QueueRow) => endorserKindOf(rule).name;

/** The columns of the queue, on the page and in the workbook alike. */
export function queueColumns(view: QueueView): Column<QueueRow>[] {
  return [
    ...whose(view),
    ...whichSlip(view),
    ...(view.wholeCity ? [bodyColumn(view)] : []),
    ...when(view),
    ...outcome(view),
  ];
}

function whose({ sums, state, wholeCity }: QueueView): Column<QueueRow>[] {
  return [
    {
      key: 'name',
      label: '姓名',
      main: true,
      tight: true,
      sortable: true,
      width: 14,
      value: ({ name }) => name,
      cell: (row) => (
        <a class="link font-medium" href={`/endorsements/${row.id}`}>
          {row.name}
        </a>
      ),
      total: `共 ${sums.count} 张`,
    },
    {
      key: 'number',
      label: '证件号码',
      tight: true,
      from: 1280,
      width: 22,
      value: ({ idNumberMasked }) => idNumberMasked,
      // Whose slip was decided may have left the scope since.
      cell: ({ accountId, idNumberMasked }) =>
        state === 'PENDING' || wholeCity ? (
          <PersonLink accountId={accountId} name={idNumberMasked} />
        ) : (
          <span class="figures">{idNumberMasked}</span>
        ),
    },
    {
      key: 'employer',
      label: '工作单位',
      sortable: true,
      width: 30,
      value: ({ content }) => content.employerName ?? '无',
    },
  ];
}

function whichSlip({ sums, wholeCity }: QueueView): Column<QueueRow>[] {
  return [
    {
      key: 'slip',
      label: '合格单编号',
      tight: true,
      sortable: true,
      from: 1280,
      width: 18,
      value: ({ slipNo }) => slipNo,
    },
    {
      key: 'year',
      label: '年度',
      tight: true,
      sortable: true,
      value: ({ content }) => `${content.year}年`,
    },
    {
      key: 'score',
      label: '成绩',
      numeric: true,
      sortable: true,
      value: ({ content }) => content.score,
      total: sums.averageScore === null ? '' : `平均 ${sums.averageScore.toFixed(1)}`,
    },
    {
      key: 'rule',
      label: '管理权限',
      tight: true,
      sortable: true,
      from: 1440,
      width: 16,
      ...(wholeCity ? { extra: true as const } : {}),
      value: kindOf,
    },
  ];
}

function bodyColumn({ sums }: QueueView): Column<QueueRow> {
  return {
    key: 'body',
    label: '审验单位',
    sortable: true,
    width: 26,
    value: ({ bodyName }) => bodyName,
    total: `${sums.bodies} 个单位`,
  };
}

function when({ state, now, sums }: QueueView): Column<QueueRow>[] {
  const pending = state === 'PENDING';
  const longest = sums.since ? Math.floor((now.getTime() - sums.since.getTime()) / dayMs) : 0;
  const at = (row: QueueRow) => (pending ? row.requestedAt : (row.decidedAt ?? row.requestedAt));
  return [
    {
      key: 'at',
      label: pending ? '提交时间' : '办理时间',
      tight: true,
      sortable: true,
      width: 14,
      value: at,
      cell: (row) => <DateTime value={at(row)} />,
    },
    ...(pending
      ? [
          {
            key: 'waiting',
            label: '已等（天）',
            numeric: true as const,
            value: (row: QueueRow) => daysWaiting(row, now),
            total: sums.count > 0 ? `最久 ${longest}` : '',
          },
        ]
      : []),
  ];
}

function outcome({ state }: QueueView): Column<QueueRow>[] {
  if (state !== 'PENDING' && state !== 'ENDORSED')
    return [{ key: 'reason', label: '原因', width: 30, value: ({ reason }) => reason }];
  return [
    {
      key: 'agrees',
      label: '与记录核对',
      tight: true,
      width: 22,
      value: ({ differences }) =>
        differences.length === 0 ? '一致' : `${differences.join('、')}不同`,
      cell: ({ differences }) =>
        differences.length === 0 ? (
          <span class="text-muted">✓ 一致</span>
        ) : (
          <span class="differs">≠ {differences.join('、')}不同</span>
        ),
    },
  ];
}
