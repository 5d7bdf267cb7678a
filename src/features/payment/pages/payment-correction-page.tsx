import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Money,
  Page,
  RadioField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { LearnerProfile } from '../../people/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { voidCauseNames, voidCauses } from '../rules/counter-correction.ts';
import type { Order } from '../rules/order.ts';
import { type CounterMethod, counterMethods, methodNames } from '../rules/payment.ts';

export interface PaymentCorrectionPageProps {
  order: Order;
  method: CounterMethod;
  learner: LearnerProfile;
  /** A correction that waits for a second officer. */
  waiting: Proposal | undefined;
  form: FormState;
}

/** Corrects the method of a payment of today, or voids it. */
export function PaymentCorrectionPage(props: PaymentCorrectionPageProps) {
  const { order, method, learner, waiting, form } = props;
  return (
    <Page
      title="更正今天的收款"
      lead="只能更正今天、还没有日结的收款。学员已经开始学习的，要由另一位工作人员复核。"
      crumbs={[
        { label: '现场缴费', href: '/counter' },
        { label: '收款', href: '/counter/takings' },
        { label: '更正' },
      ]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={waiting} />
        <Card title={`订单 ${order.orderNo}`} icon="money">
          <DefinitionList
            items={[
              { label: '学员', value: `${learner.name}（${learner.idNumberMasked}）` },
              { label: '金额', value: <Money fen={order.amountFen} /> },
              { label: '方式', value: methodNames[method] },
              { label: '收款时间', value: order.paidAt && <DateTime value={order.paidAt} /> },
            ]}
          />
        </Card>
        {waiting ? null : <CorrectionForm {...props} />}
      </div>
    </Page>
  );
}

function CorrectionForm({ order, method, form }: PaymentCorrectionPageProps) {
  return (
    <Form action={`/counter/payments/${order.id}/correction`}>
      <RadioField
        {...fieldOf(form, 'what')}
        label="哪里错了"
        required
        options={[
          { value: 'METHOD', label: '收款方式记错了', hint: '课程照常，收据换开。' },
          ...voidCauses.map((cause) => ({
            value: cause,
            label: voidCauseNames[cause],
            hint: '这笔收款作废，课程停用，收据冲销；需要的，接着重新收款。',
          })),
        ]}
      />
      <RadioField
        {...fieldOf(form, 'method')}
        label="实际的收款方式（方式记错时选）"
        options={counterMethods
          .filter((one) => one !== method)
          .map((one) => ({ value: one, label: methodNames[one] }))}
      />
      <TextArea {...fieldOf(form, 'reason')} label="原因" rows={2} maxLength={200} required />
      <div class="flex flex-wrap gap-3">
        <SubmitButton busyText="正在办理…">确定更正</SubmitButton>
        <ButtonLink href="/counter/takings" tone="quiet">
          不更正
        </ButtonLink>
      </div>
    </Form>
  );
}
