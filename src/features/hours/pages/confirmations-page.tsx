import {
  Badge,
  ButtonLink,
  DataTable,
  EmptyState,
  Form,
  formatDate,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';

export interface ConfirmationRow {
  endorsement: Endorsement;
  person: { name: string; idNumberMasked: string } | undefined;
  slip: ResultSlip | undefined;
  own: boolean;
}

/** Endorsed slips whose hours the body has to record: certificate and card in one step (N30). */
export function ConfirmationsPage({ rows, agency }: { rows: ConfirmationRow[]; agency: boolean }) {
  return (
    <Page
      title="学时确认"
      width="wide"
      lead={`${agency ? '由您单位托管档案、没有用人单位的人员' : '本单位已确认的人员'}，合格单审验后在这里确认学时，同时登记继续教育证书和登记卡。未经审验的不能登记。${rows.length > 0 ? '列出的人员已全部勾选，暂不确认的请先取消勾选。' : ''}`}
      actions={
        <>
          <ButtonLink href="/hours/claim-desk" tone="quiet">
            其他学时认定
          </ButtonLink>
          <ButtonLink href="/hours/card" tone="quiet">
            查看登记卡
          </ButtonLink>
        </>
      }
    >
      <Form action="/hours/confirmations">
        <DataTable
          caption="待确认学时"
          rows={rows}
          rowKey={({ endorsement }) => endorsement.id}
          empty={
            <EmptyState title="没有待确认的学时" icon="check">
              人员的合格单审验之后，会自动出现在这里。
            </EmptyState>
          }
          columns={[
            {
              key: 'choose',
              label: '选择',
              cell: ({ endorsement, own, person }) =>
                own ? (
                  <Badge tone="warning">本人</Badge>
                ) : (
                  <input
                    type="checkbox"
                    class="checkbox checkbox-sm"
                    name="id"
                    value={endorsement.id}
                    checked
                    aria-label={`选择${person?.name ?? ''}`}
                  />
                ),
            },
            { key: 'name', label: '姓名', cell: ({ person }) => person?.name ?? '' },
            {
              key: 'number',
              label: '证件号码',
              cell: ({ person }) => (
                <span class="figures whitespace-nowrap">{person?.idNumberMasked}</span>
              ),
            },
            {
              key: 'topic',
              label: '年度专题',
              cell: ({ slip }) => `${slip?.content.year}年　${slip?.content.topicTitle}`,
            },
            {
              key: 'slip',
              label: '合格单',
              cell: ({ slip }) => <span class="figures">{slip?.slipNo}</span>,
            },
            {
              key: 'body',
              label: '审验',
              cell: ({ slip }) =>
                slip?.endorsement
                  ? `${slip.endorsement.body}，${formatDate(new Date(slip.endorsement.at))}`
                  : '',
            },
            {
              key: 'hours',
              label: '学时',
              numeric: true,
              cell: ({ slip }) => slip?.content.creditHours,
            },
          ]}
        />
        {rows.some((row) => !row.own) ? (
          <div class="mt-4">
            <SubmitButton>确认所选人员的学时</SubmitButton>
          </div>
        ) : null}
      </Form>
    </Page>
  );
}
