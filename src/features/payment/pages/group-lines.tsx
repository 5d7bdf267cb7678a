import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Badge,
  Card,
  ConfirmButton,
  DataTable,
  DateTime,
  Money,
  TextArea,
} from '../../../ui/index.ts';
import type { GroupLine, GroupOrder } from '../rules/group-order.ts';
import { closedNames, orderStateNames } from '../rules/order.ts';
import { methodNames } from '../rules/payment.ts';
import type { GroupOrderPageProps } from './group-order-page.tsx';

/** The people of a group order, with what may be done about each. */
export function GroupLines({ order, lines, refund }: GroupOrderPageProps) {
  return (
    <Card title={`人员（${lines.length} 人）`} icon="person">
      <DataTable
        caption="人员"
        rows={lines}
        rowKey={(line) => line.orderId}
        columns={[
          {
            key: 'name',
            label: '姓名',
            cell: (line) => (
              <>
                {line.name}
                <span class="block text-sm text-muted figures">{line.idNumberMasked}</span>
              </>
            ),
          },
          {
            key: 'fee',
            label: '费用',
            numeric: true,
            cell: (line) => <Money fen={line.amountFen} />,
          },
          { key: 'state', label: '状态', cell: (line) => <LineState line={line} /> },
          {
            key: 'paid',
            label: '付款',
            cell: (line) =>
              line.paidAt ? (
                <>
                  <DateTime value={line.paidAt} />
                  <span class="block text-sm text-muted">
                    {line.method ? methodNames[line.method] : ''}
                  </span>
                </>
              ) : null,
          },
          {
            key: 'act',
            label: '办理',
            cell: (line) => (
              <LineAct
                order={order}
                line={line}
                form={refund?.orderId === line.orderId ? refund : null}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}

const tones = {
  OPEN: 'warning',
  PAID: 'success',
  CLOSED: 'neutral',
  REFUNDING: 'info',
  REFUNDED: 'neutral',
} as const;

function LineState({ line }: { line: GroupLine }) {
  return (
    <>
      <Badge tone={tones[line.state]}>
        {line.state === 'PAID' ? '已付款，已开通' : orderStateNames[line.state]}
      </Badge>
      {line.state === 'CLOSED' && line.closedBecause ? (
        <span class="block text-sm text-muted">{closedNames[line.closedBecause]}</span>
      ) : null}
      {line.debt ? <span class="block text-sm text-muted">欠费：等单位补转</span> : null}
      {line.state === 'OPEN' && line.named ? (
        <span class="block text-sm text-muted">已指定由下一笔转账支付</span>
      ) : null}
    </>
  );
}

function LineAct({
  order,
  line,
  form,
}: {
  order: GroupOrder;
  line: GroupLine;
  form: FormState | null;
}) {
  const action = `/group-orders/${order.id}/lines/${line.orderId}`;
  if (line.state === 'OPEN')
    return (
      <ConfirmButton
        label="移出"
        tone="quiet"
        question={`把${line.name}移出这张订单，应付金额相应减少。`}
        confirm="确定移出"
        action={`${action}/removal`}
      />
    );
  if (line.refundAsked)
    return (
      <ConfirmButton
        label="撤回退费申请"
        tone="quiet"
        question="撤回后本人照常学习；没有开始学习的，以后还可以再申请。"
        confirm="确定撤回"
        action={`${action}/refund-withdrawal`}
      />
    );
  if (line.state !== 'PAID' || line.debt) return null;
  return (
    <ConfirmButton
      label="申请退费"
      tone="quiet"
      question="本人没有开始学习时可以退费。收款单位同意后收回学习权限，款项退还单位。"
      confirm="提交退费申请"
      action={`${action}/refund-requests`}
      open={form !== null}
    >
      <TextArea
        name="reason"
        label="退费原因"
        rows={2}
        value={typed(form?.values ?? {}, 'reason')}
        error={form?.errors.reason}
        maxLength={300}
        required
      />
    </ConfirmButton>
  );
}
