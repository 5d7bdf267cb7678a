import { Badge, ButtonLink, DataTable, Page } from '../../../ui/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import type { Confirmation } from '../commands/confirm-hours.ts';

export interface ConfirmedRow {
  id: string;
  outcome: Confirmation['outcome'];
  /** Why it was not recorded. */
  sentence: string;
  person: { name: string; idNumberMasked: string } | undefined;
  slip: ResultSlip | undefined;
}

const outcomes = {
  RECORDED: { label: '已登记', tone: 'success', sentence: '证书和登记卡已同时登记。' },
  ALREADY: { label: '早已登记', tone: 'neutral', sentence: '之前已经登记过，没有重复登记。' },
  REFUSED: { label: '没有登记', tone: 'error', sentence: '' },
  FAILED: {
    label: '没有登记',
    tone: 'error',
    sentence: '系统出错，这一人没有登记，请稍后再确认一次；反复出现请联系技术支持。',
  },
} as const;

/** The outcome of each chosen slip, failures first (N30). */
export function ConfirmedPage({ rows, agency }: { rows: ConfirmedRow[]; agency: boolean }) {
  const count = (outcome: Confirmation['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const failed = count('REFUSED') + count('FAILED');
  const order = ['REFUSED', 'FAILED', 'ALREADY', 'RECORDED'];
  return (
    <Page
      title="学时确认的结果"
      width="wide"
      lead={`已确认 ${count('RECORDED')} 人的学时；另有 ${failed} 人没有登记，原因列在下面，其他人不受影响。`}
      crumbs={[{ href: '/hours/confirmations', label: '学时确认' }]}
      actions={<ButtonLink href="/hours/confirmations">回到学时确认</ButtonLink>}
    >
      <DataTable
        caption={agency ? '托管人员逐人结果' : '逐人结果'}
        rows={rows.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: '姓名', cell: ({ person }) => person?.name ?? '不在名单中' },
          {
            key: 'number',
            label: '证件号码',
            cell: ({ person }) => <span class="figures">{person?.idNumberMasked}</span>,
          },
          {
            key: 'topic',
            label: '年度专题',
            cell: ({ slip }) => (slip ? `${slip.content.year}年　${slip.content.topicTitle}` : ''),
          },
          {
            key: 'outcome',
            label: '结果',
            cell: ({ outcome }) => (
              <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].label}</Badge>
            ),
          },
          {
            key: 'because',
            label: '说明',
            cell: ({ outcome, sentence }) => sentence || outcomes[outcome].sentence,
          },
        ]}
      />
    </Page>
  );
}
