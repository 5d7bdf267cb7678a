import { ButtonLink, Card, DefinitionList, Form, Money, SubmitButton } from '../../../ui/index.ts';
import { formatRemittanceCode } from '../rules/remittance-code.ts';
import { GatewayChoice } from './gateway-choice.tsx';
import type { GroupOrderPageProps } from './group-order-page.tsx';

/** The two ways to pay a group order: online or by bank transfer (E21). */
export function WaysToPay(props: GroupOrderPageProps) {
  const { order, sums } = props;
  return (
    <>
      <div class="grid gap-5 md:grid-cols-2">
        <Card title="在线支付" icon="phone">
          {props.gateways.length > 0 ? (
            <>
              <p class="mb-3">
                一次付清待付的 {sums.openCount} 人，共 <Money fen={sums.openFen} />
                ，到账后立即逐人开通。
              </p>
              <GatewayChoice
                action={`/group-orders/${order.id}/gateway-visits`}
                gateways={props.gateways}
              />
            </>
          ) : (
            <p>这里没有开通在线支付，请办理银行转账。</p>
          )}
        </Card>
        <Card title="银行转账" icon="building">
          <DefinitionList items={transferItems(props)} />
          <p class="text-sm text-muted my-3">
            汇款码写在转账附言里，培训中心导入银行流水后按它认领。只转一部分的，先在下面指定由这笔转账支付的人员。
          </p>
          <ButtonLink href={`/group-orders/${order.id}/notice.pdf`} tone="quiet">
            付款通知书（PDF）
          </ButtonLink>
        </Card>
      </div>
      <NamePeople {...props} />
    </>
  );
}

function transferItems({ order, account, payeeName }: GroupOrderPageProps) {
  const code = (
    <strong class="figures text-xl">{formatRemittanceCode(order.remittanceCode)}</strong>
  );
  return [
    { label: '汇款码', value: code },
    { label: '收款单位', value: account?.holder ?? payeeName },
    { label: '开户银行', value: account?.bank ?? '培训中心尚未登记，请电话询问' },
    { label: '账号', value: account ? <span class="figures">{account.accountNo}</span> : null },
  ];
}

/** Naming the people that the next transfer pays for. */
function NamePeople({ order, lines, sums }: GroupOrderPageProps) {
  const open = lines.filter((line) => line.state === 'OPEN');
  return (
    <Card title="只为一部分人转账" icon="list">
      <details open={sums.namedCount > 0}>
        <summary class="link">
          {sums.namedCount > 0
            ? `已指定 ${sums.namedCount} 人，请转账 ${sums.namedFen / 100} 元`
            : '指定由下一笔转账支付的人员'}
        </summary>
        <Form action={`/group-orders/${order.id}/named`}>
          <fieldset class="grid gap-2 sm:grid-cols-2 lg:grid-cols-3 my-3">
            <legend class="text-sm text-muted">不指定任何人，就按全部待付人员认领。</legend>
            {open.map((line) => (
              <label key={line.orderId} class="flex items-center gap-2">
                <input
                  type="checkbox"
                  class="checkbox"
                  name="who"
                  value={line.orderId}
                  checked={line.named}
                />
                {line.name}
                <span class="text-sm text-muted figures">{line.idNumberMasked}</span>
              </label>
            ))}
          </fieldset>
          <SubmitButton tone="quiet">保存指定</SubmitButton>
        </Form>
      </details>
    </Card>
  );
}
