import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  ConfirmButton,
  DataTable,
  DateTime,
  FieldScope,
  Form,
  Money,
  SubmitButton,
  TextArea,
  type Tone,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { ReturnCase } from '../queries/money-returns.ts';
import type { WrongAmount } from '../queries/wrong-amounts.ts';
import { type ReturnState, returnBecauseNames, returnStateNames } from '../rules/bill.ts';
import { nameGateway } from '../rules/gateway.ts';

export type WrongAmountRow = WrongAmount & { name: string; proposal: Proposal | undefined };

/** Money of a wrong amount that waits to be sent back, by two persons; nothing without any. */
export function WrongAmounts({
  rows,
  form,
}: {
  rows: WrongAmountRow[];
  form: FormState & { id: string };
}) {
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="text-xl font-semibold">金额不符的在线来款</h2>
      <p class="text-muted">
        支付平台报来的金额与应付的不同，没有开通课程，也没有记为付款。核对后由两个人原路退回。
      </p>
      <DataTable
        caption="金额不符的在线来款"
        rows={rows}
        rowKey={keyOf}
        columns={[
          { key: 'at', label: '收到', cell: (row) => <DateTime value={row.receivedAt} /> },
          { key: 'who', label: '付款人', cell: (row) => row.name || row.item || '集体订单' },
          {
            key: 'no',
            label: '订单、流水号',
            cell: (row) => (
              <span class="figures">
                {row.checkoutNo}
                <span class="block text-sm text-muted">
                  {nameGateway(row.gateway)} {row.tradeNo}
                </span>
              </span>
            ),
          },
          {
            key: 'asked',
            label: '应付',
            numeric: true,
            cell: (row) => <Money fen={row.askedFen} />,
          },
          {
            key: 'amount',
            label: '收到',
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} />,
          },
          { key: 'act', label: '办理', cell: (row) => <GiveBack row={row} form={form} /> },
        ]}
        empty={null}
      />
    </section>
  );
}

const keyOf = ({ gateway, tradeNo }: WrongAmountRow) => `${gateway}-${tradeNo}`;

function GiveBack({ row, form }: { row: WrongAmountRow; form: FormState & { id: string } }) {
  if (row.proposal) return <OpenProposal proposal={row.proposal} />;
  const own = form.id === keyOf(row);
  return (
    <FieldScope.Provider value={`${keyOf(row)}-`}>
      <ConfirmButton
        label="退回"
        tone="primary"
        question="由另一位工作人员复核后，全部原路退回付款人。"
        confirm="提请复核"
        action={`/refunds/wrong-amounts/${row.gateway}/${encodeURIComponent(row.tradeNo)}`}
        open={own && form.errors.reason !== undefined}
      >
        <TextArea
          name="reason"
          label="原因"
          rows={2}
          maxLength={200}
          value={own ? typed(form.values, 'reason') : '支付金额与订单不符'}
          error={own ? form.errors.reason : undefined}
          required
        />
      </ConfirmButton>
    </FieldScope.Provider>
  );
}

const tones: Record<ReturnState, Tone> = {
  APPROVED: 'info',
  SENT: 'info',
  SUCCEEDED: 'success',
  FAILED: 'error',
};

/** Money that went or goes back and is no fee of an order; nothing without any. */
export function Returns({ rows }: { rows: ReturnCase[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="text-xl font-semibold">其他退款</h2>
      <DataTable
        caption="其他退款"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'at', label: '批准', cell: (row) => <DateTime value={row.approvedAt} /> },
          {
            key: 'what',
            label: '款项',
            cell: (row) => (
              <>
                {row.item ?? row.checkoutNo}
                <span class="block text-sm text-muted figures">{row.tradeNo ?? row.billNo}</span>
              </>
            ),
          },
          {
            key: 'amount',
            label: '金额',
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} />,
          },
          {
            key: 'why',
            label: '原因',
            cell: (row) => (
              <>
                {returnBecauseNames[row.because]}
                <span class="block text-sm text-muted">{row.reason}</span>
              </>
            ),
          },
          {
            key: 'state',
            label: '状态',
            cell: (row) => (
              <div class="flex flex-col gap-2 items-start">
                <Badge tone={tones[row.state]}>{returnStateNames[row.state]}</Badge>
                {row.state === 'FAILED' ? (
                  <Form action={`/refunds/returns/${row.id}/retries`}>
                    <SubmitButton tone="quiet" size="small">
                      重新退款
                    </SubmitButton>
                  </Form>
                ) : null}
              </div>
            ),
          },
        ]}
        empty={null}
      />
    </section>
  );
}
