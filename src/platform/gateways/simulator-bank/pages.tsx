import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { faultChoices } from './faults.ts';
import type { BankTrade } from './ledger.ts';

const style = `
*{box-sizing:border-box}
body{margin:0;background:#eef1f6;color:#1b2430;font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
header{background:#1f3a68;color:#fff;padding:14px 20px;font-weight:600}
header small{background:#f2b45a;color:#33230a;border-radius:4px;padding:2px 8px;margin-left:10px;font-weight:600}
main{max-width:520px;margin:24px auto;padding:0 16px}
section{background:#fff;border:1px solid #d5dbe6;border-radius:10px;padding:22px}
h1{font-size:20px;margin:0 0 12px}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;margin:0 0 18px}
dt{color:#4a5568}dd{margin:0;text-align:right;overflow-wrap:anywhere}
.amount{font-size:30px;font-weight:700;font-variant-numeric:tabular-nums}
button,.button{display:block;width:100%;min-height:46px;border-radius:8px;border:1px solid #1f3a68;background:#1f3a68;color:#fff;font:inherit;font-weight:600;text-align:center;padding:9px;margin-top:10px;cursor:pointer;text-decoration:none}
.quiet{background:#fff;color:#1f3a68}
fieldset{border:1px dashed #b98a3c;border-radius:8px;margin:18px 0 4px;padding:10px 14px;background:#fffaf0}
legend{font-weight:600;padding:0 6px}
label{display:flex;gap:8px;align-items:flex-start;padding:3px 0}
label input{margin-top:6px}
p{margin:0 0 10px}
`;

function document(title: string, content: ComponentChildren): string {
  const page = (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · 模拟银行`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          模拟银行 <small>演示，不会真的扣款</small>
        </header>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}

const names = { ALIPAY: '支付宝', WECHATPAY: '微信支付', UNIONPAY: '银联' };

function Summary({ trade }: { trade: BankTrade }) {
  return (
    <dl>
      <dt>支付方式</dt>
      <dd>{names[trade.gateway]}</dd>
      <dt>收款方</dt>
      <dd>继学平台</dd>
      <dt>项目</dt>
      <dd>{trade.subject}</dd>
      <dt>商户订单号</dt>
      <dd>{trade.orderNo}</dd>
      <dt>金额</dt>
      <dd class="amount">¥{trade.askedAmount}</dd>
    </dl>
  );
}

/** The pay page: pay, leave, and in which way the bank shall err. */
export function payPage(trade: BankTrade): string {
  const base = `/cashier/${trade.tradeNo}`;
  return document(
    '付款',
    <section>
      <h1>确认付款</h1>
      <Summary trade={trade} />
      <form method="post" action={`${base}/payment`}>
        <button type="submit">支付</button>
        <fieldset>
          <legend>演示：让银行出错</legend>
          {faultChoices.map(({ name, value, label }) => (
            <label key={name}>
              <input type="checkbox" name={name} value={value} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      </form>
      <form method="post" action={`${base}/cancellation`}>
        <button type="submit" class="quiet">
          取消
        </button>
      </form>
    </section>,
  );
}

/** The bank's page after payment when there is no return to the merchant. */
export function paidPage(trade: BankTrade, returnTo: string | null): string {
  return document(
    '付款成功',
    <section>
      <h1>付款成功</h1>
      <Summary trade={trade} />
      <p>您可以直接关闭本页：商户会主动查询付款结果。</p>
      <Back to={returnTo} />
    </section>,
  );
}

/** The trade cannot be paid any more. */
export function closedPage(trade: BankTrade, returnTo: string | null): string {
  const titles = {
    TRADE_SUCCESS: ['已付款', '这笔订单已经付过款'],
    TRADE_CLOSED: ['交易已关闭', '这笔交易已经关闭，不能再付款'],
    WAIT_BUYER_PAY: ['没有付款', '这笔交易没有付款，可以关闭本页'],
  };
  const [title = '', heading = ''] = titles[trade.status];
  return document(
    title,
    <section>
      <h1>{heading}</h1>
      <Summary trade={trade} />
      <Back to={returnTo} />
    </section>,
  );
}

/** Back to the merchant by a signed form, which posts itself: how UnionPay returns a payer. */
export function formPage({ action, fields }: { action: string; fields: Record<string, string> }) {
  return document(
    '付款成功',
    <section>
      <h1>付款成功，正在返回商户</h1>
      <form method="post" action={action} id="back">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">返回商户</button>
      </form>
      <script dangerouslySetInnerHTML={{ __html: "document.getElementById('back').submit()" }} />
    </section>,
  );
}

function Back({ to }: { to: string | null }) {
  return to ? (
    <a class="button quiet" href={to}>
      返回商户
    </a>
  ) : null;
}

/** A request that is not signed by a known shop. */
export function refusedPage(): string {
  return document(
    '无法识别',
    <section>
      <h1>无法识别的付款请求</h1>
      <p>签名不正确，模拟银行没有受理。请回到商户页面重新发起付款。</p>
    </section>,
  );
}
