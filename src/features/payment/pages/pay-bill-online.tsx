import { Alert, ButtonLink, Form, Money, SubmitButton } from '../../../ui/index.ts';
import type { BillState } from '../queries/bill-state.ts';
import { gatewayNames } from '../rules/gateway.ts';
import { GatewayChoice } from './gateway-choice.tsx';

export interface PayBillOnlineProps {
  state: BillState;
  /** Null until the payer first went to a gateway. */
  billNo: string;
  /** Where the feature of the bill takes the choice. */
  action: string;
}

/** Paying a bill online: the choice of a gateway, or the payment whose result is awaited. */
export function PayBillOnline({ state, billNo, action }: PayBillOnlineProps) {
  const { awaited, wrongFen, wrongReturned, gateways } = state;
  if (gateways.length === 0) return null;
  return (
    <section class="mb-4">
      <h3 class="font-semibold mb-2">在线支付</h3>
      {wrongFen ? (
        <Alert tone="warning" title="金额不符">
          支付平台报来的金额是 <Money fen={wrongFen} />
          ，与账单不符，没有记为付款。
          {wrongReturned ?? '这笔钱由收款单位核对后原路退回'}。
        </Alert>
      ) : null}
      {awaited && !wrongFen ? (
        <Awaited awaited={awaited} billNo={billNo} />
      ) : (
        <GatewayChoice action={action} gateways={gateways} />
      )}
    </section>
  );
}

function Awaited({
  awaited: { gateway, payable },
  billNo,
}: {
  awaited: NonNullable<BillState['awaited']>;
  billNo: string;
}) {
  return (
    <>
      <p class="mb-3">
        已选{gatewayNames[gateway]}，正在等待结果。已经付款的，一般几秒钟就会显示，不要重复付款。
      </p>
      <div class="flex flex-wrap gap-3 items-start">
        <Form action={`/bills/${billNo}/checks`}>
          <SubmitButton>我已付款，查看结果</SubmitButton>
        </Form>
        {payable ? (
          <ButtonLink href={`/bills/${billNo}/pay`} tone="quiet">
            还没付款，继续支付
          </ButtonLink>
        ) : null}
        <Form action={`/bills/${billNo}/other-ways`}>
          <SubmitButton tone="quiet">换一种方式支付</SubmitButton>
        </Form>
      </div>
    </>
  );
}
