import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import { ConfirmButton, RadioField, TextArea } from '../../../ui/index.ts';
import { type BillMethod, methodNames } from '../../payment/index.ts';

const refundWays: Record<BillMethod, string> = {
  GATEWAY: '复核后原路退回',
  CASH: '复核时从您的钱箱支出',
  CARD: '刷卡退回，复核时记入您的收款',
  TRANSFER: '请先在银行办好转回',
};

/** The centre gives the money of a paid bill back, or corrects how or that it was recorded: two persons. */
export function RefundForm({
  orderId,
  method,
  form,
}: {
  orderId: string;
  method: BillMethod;
  form: FormState;
}) {
  const options = [
    { value: 'REFUND', label: `退款：${refundWays[method]}，这张账单不再收取` },
    ...(method === 'GATEWAY'
      ? []
      : [
          ...(['CASH', 'CARD'] as const)
            .filter((one) => one !== method)
            .map((one) => ({
              value: one,
              label: `方式登记错了：其实是${methodNames[one]}，账单仍是已付款`,
            })),
          {
            value: 'MISTAKE',
            label:
              method === 'TRANSFER'
                ? '不是付这张账单的：这笔转账的款项重新列为待认领'
                : '没有收到这笔款：从您的钱箱冲出，账单重新等待付款',
          },
        ]),
  ];
  return (
    <div class="mt-4">
      <ConfirmButton
        label="退款或更正"
        tone="quiet"
        question="由另一位工作人员复核后办理。"
        confirm="提请复核"
        action={`/textbooks/orders/${orderId}/refund-proposals`}
        open={form.errors.what !== undefined || form.errors.reason !== undefined}
      >
        <RadioField
          name="what"
          label="办理"
          value={typed(form.values, 'what') || 'REFUND'}
          error={form.errors.what}
          options={options}
          required
        />
        <TextArea {...fieldOf(form, 'reason')} label="原因" rows={2} maxLength={200} required />
      </ConfirmButton>
    </div>
  );
}
