import { emptyForm, typed } from '../../../platform/http/form.ts';
import { ButtonLink, ConfirmButton, Form, SubmitButton, TextArea } from '../../../ui/index.ts';
import type { Order } from '../rules/order.ts';
import type { OrderPageProps } from './order-page.tsx';

/** What the learner can do now, by the state of the order. */
export function NextStep(props: OrderPageProps) {
  const { order, view } = props;
  // A refunded topic has to be selected anew; a refunded restudy round only has to be paid.
  const payAgain = view.key === 'CLOSED' || order.roundNo > 1;
  switch (view.key) {
    case 'TO_PAY':
    case 'WAITING':
      return <Unpaid {...props} />;
    case 'UNIT_PAYS':
      return (
        <ButtonLink href={`/enrolments/${order.enrolmentId}/payment`} tone="quiet">
          自己缴费
        </ButtonLink>
      );
    case 'CONFIRMING':
    case 'CHECKING':
    case 'OPENING':
      return <CheckNow order={order} />;
    case 'WRONG_AMOUNT':
      return (
        <div class="flex flex-wrap gap-3 items-start">
          <CheckNow order={order} />
          <Cancel order={order} />
        </div>
      );
    case 'OPENED':
      return <Opened {...props} />;
    case 'REFUNDING':
      return <Refunding {...props} />;
    case 'CLOSED':
    case 'REFUNDED':
      return (
        <ButtonLink href={payAgain ? `/enrolments/${order.enrolmentId}/payment` : '/courses'}>
          {payAgain ? '重新缴费' : '查看课程'}
        </ButtonLink>
      );
  }
}

function Unpaid({ order, view, otherWays }: OrderPageProps) {
  return (
    <div class="flex flex-wrap gap-3 items-start">
      <Form action={`/orders/${order.id}/gateway-visits`}>
        <SubmitButton tone={view.key === 'TO_PAY' ? 'primary' : 'quiet'}>
          {view.key === 'TO_PAY' ? '去支付' : '还没付款，继续支付'}
        </SubmitButton>
      </Form>
      {view.key === 'WAITING' ? <CheckNow order={order} /> : null}
      {otherWays ? (
        <Form action={`/orders/${order.id}/other-ways`}>
          <SubmitButton tone="quiet">换一种方式支付</SubmitButton>
        </Form>
      ) : null}
      <Cancel order={order} />
    </div>
  );
}

function CheckNow({ order }: { order: Order }) {
  return (
    <Form action={`/orders/${order.id}/checks`}>
      <SubmitButton>现在查询结果</SubmitButton>
    </Form>
  );
}

function Cancel({ order }: { order: Order }) {
  return (
    <ConfirmButton
      label="取消订单"
      tone="quiet"
      question="取消后可以重新下单或到现场缴费。如果已经付款，订单不会被取消。"
      confirm="确定取消"
      action={`/orders/${order.id}/cancellation`}
    />
  );
}

function Refunding({ order, refunds }: OrderPageProps) {
  const asked = refunds.some(({ state }) => state === 'REQUESTED');
  if (!asked) return <p>退费已经同意，学习权限已收回，款项正按原渠道退回。</p>;
  const unit = order.channel === 'GROUP';
  return (
    <>
      <p class="mb-3">
        请等待收款单位答复。同意后学习权限即收回，款项按原渠道退回{unit ? '单位' : ''}
        。答复以前仍可学习；一开始学习，退费申请就自动撤回。
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        {unit ? null : (
          <ConfirmButton
            label="撤回退费申请"
            question="撤回后课程照常学习；没有开始学习的，以后还可以再申请。"
            confirm="确定撤回"
            action={`/orders/${order.id}/refund-withdrawal`}
          />
        )}
        <ButtonLink href={`/study/${order.enrolmentId}`} tone="quiet">
          查看课程
        </ButtonLink>
      </div>
    </>
  );
}

function Opened({ order, receiptNo, refundable, form = emptyForm }: OrderPageProps) {
  return (
    <>
      <div class="flex flex-wrap gap-3">
        <ButtonLink href={`/study/${order.enrolmentId}`}>进入学习</ButtonLink>
        {receiptNo ? (
          <ButtonLink href={`/receipts/${order.id}`} tone="quiet">
            查看收据
          </ButtonLink>
        ) : null}
        {receiptNo ? (
          <ButtonLink href={`/invoices/sources/orders/${order.id}`} tone="quiet">
            申请发票
          </ButtonLink>
        ) : null}
      </div>
      {refundable ? (
        <div class="mt-4">
          <ConfirmButton
            label="申请退费"
            tone="quiet"
            question="还没有开始学习，可以申请退费。收款单位同意后学习权限收回，款项原路退回。开始学习后不再退费。"
            confirm="提交退费申请"
            action={`/orders/${order.id}/refund-requests`}
            open={form.errors.reason !== undefined}
          >
            <TextArea
              name="reason"
              label="退费原因"
              rows={2}
              maxLength={300}
              value={typed(form.values, 'reason')}
              error={form.errors.reason}
              required
            />
          </ConfirmButton>
        </div>
      ) : null}
    </>
  );
}
