import type { GatewayId, PayStep } from '../../../platform/gateways/index.ts';
import {
  Card,
  DateTime,
  DefinitionList,
  Form,
  Island,
  Money,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Checkout } from '../rules/checkout.ts';
import { gatewayNames } from '../rules/gateway.ts';
import { GatewayMark } from './gateway-mark.tsx';

export interface PayPageProps {
  checkout: Checkout;
  item: string;
  /** What the payer does next; with the QR code drawn. */
  step: Exclude<PayStep, { kind: 'GO' }> & { svg?: string };
  /** The order to which the payer returns, and its name. */
  back: { href: string; label: string };
  crumbs: { label: string; href?: string }[];
  /** The code of the simulator bank can be opened in this browser. */
  simulated: boolean;
}

const titles: Record<GatewayId, string> = {
  WECHATPAY: '微信支付',
  ALIPAY: '支付宝',
  UNIONPAY: '去银联付款',
};

/** The way to the provider: a QR code, a link, a form or the script of WeChat; then back to the order. */
export function PayPage(props: PayPageProps) {
  const { checkout, back, step } = props;
  const island = {
    url: `${back.href}/pay`,
    after: back.href,
    ...(step.kind === 'BRIDGE' ? { params: step.params } : {}),
  };
  return (
    <Page title={titles[checkout.gateway]} crumbs={props.crumbs} width="narrow">
      <div class="stack">
        <Card title={gatewayNames[checkout.gateway]} tone="accent">
          <Island name="way-to-pay" props={island}>
            <div class="flex flex-col items-center gap-4 text-center">
              <p class="text-3xl font-bold">
                <Money fen={checkout.amountFen} />
              </p>
              <Way {...props} />
              <p class="text-sm text-muted">
                请在 <DateTime value={checkout.expiresAt} /> 前付款。付款后本页会自动跳转。
              </p>
            </div>
          </Island>
          <Form action={`${back.href}/checks`} class="mt-4 flex justify-center">
            <SubmitButton tone="quiet">我已付款，查看结果</SubmitButton>
          </Form>
        </Card>
        <Card title="订单">
          <DefinitionList
            items={[
              { label: '项目', value: props.item },
              { label: '订单号', value: <span class="figures">{checkout.checkoutNo}</span> },
            ]}
          />
          <p class="mt-3">
            <a class="link" href={back.href}>
              {back.label}
            </a>
          </p>
        </Card>
      </div>
    </Page>
  );
}

function Way({ step, checkout, simulated }: PayPageProps) {
  switch (step.kind) {
    case 'SCAN':
      return <Scan svg={step.svg ?? ''} code={simulated ? step.code : null} />;
    case 'LINK':
      return (
        // WeChat asks from which site the payer comes; elsewhere we do not tell.
        <a class="btn btn-primary btn-lg" href={step.url} referrerpolicy="origin">
          打开微信付款
        </a>
      );
    case 'FORM':
      return (
        <>
          <p>马上去{gatewayNames[checkout.gateway]}的页面。没有自动跳转的，请点下面的按钮。</p>
          <form method="post" action={step.action} data-go>
            {Object.entries(step.fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton size="large">去付款</SubmitButton>
          </form>
        </>
      );
    case 'BRIDGE':
      return (
        <>
          <button type="button" class="btn btn-primary btn-lg" data-pay>
            付款
          </button>
          <noscript>请允许本页运行脚本，或在电脑上打开本页扫码付款。</noscript>
        </>
      );
  }
}

function Scan({ svg, code }: { svg: string; code: string | null }) {
  return (
    <>
      <figure>
        <div
          class="mx-auto w-56 rounded-box border border-line bg-white p-3"
          role="img"
          aria-label="付款二维码"
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <figcaption class="mt-3 flex items-center justify-center gap-2">
          <GatewayMark gateway="WECHATPAY" />
          打开手机微信，用“扫一扫”扫描二维码
        </figcaption>
      </figure>
      {code ? (
        <a class="link" href={code} target="_blank" rel="noreferrer">
          演示：打开模拟微信付款
        </a>
      ) : null}
    </>
  );
}
