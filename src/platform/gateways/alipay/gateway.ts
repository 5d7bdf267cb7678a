import { AlipaySdk, type AlipaySdkCommonResult } from 'alipay-sdk';
import { fenToYuan, yuanToFen } from '../../../kernel/money.ts';
import { readPrivateKey } from '../keys.ts';
import {
  type GatewayOrder,
  GatewayRefusal,
  type GatewayTrade,
  type PaymentGateway,
  type SignedMessage,
} from '../payment.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import { readTradeBill } from './bill.ts';

export interface AlipaySettings {
  appId: string;
  /** RSA private key of the application: PEM or bare base64, PKCS#1 or PKCS#8. */
  privateKey: string;
  alipayPublicKey: string;
  /** Alipay's own gateway when not given. */
  gateway?: string | undefined;
  /** How long an answer may take, milliseconds. */
  timeoutMs?: number;
}

/**
 * Alipay (开放平台 2.0, page pay, RSA2). Protocol: alipay.trade.page.pay, .query, .refund, .close,
 * .fastpay.refund.query and alipay.data.dataservice.bill.downloadurl.query at opendocs.alipay.com. Throws
 * when the private key cannot be read.
 */
export function alipayGateway(settings: AlipaySettings): PaymentGateway {
  const timeoutMs = settings.timeoutMs ?? 8000;
  const privateKey = readPrivateKey(settings.privateKey, 'ALIPAY_PRIVATE_KEY');
  const sdk = new AlipaySdk({
    appId: settings.appId,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim(),
    keyType: 'PKCS8',
    alipayPublicKey: settings.alipayPublicKey.trim(),
    timeout: timeoutMs,
    ...(settings.gateway ? { gateway: settings.gateway } : {}),
  });
  const ask = (method: string, bizContent: Record<string, unknown>) =>
    sdk.exec(method, { bizContent, timestamp: shanghaiTime(new Date()) }, { validateSign: true });
  // A valid signature for another application is not accepted.
  const genuine = (message: SignedMessage) =>
    message.sign_type === 'RSA2' &&
    message.app_id === settings.appId &&
    sdk.checkNotifySignV2(message);

  const payPageUrl = (order: GatewayOrder) =>
    sdk.pageExecute('alipay.trade.page.pay', 'GET', pagePayParams(order));

  return {
    id: 'ALIPAY',
    // The pay button is redirected there, and on between Alipay's own hosts.
    formOrigins: [formOrigin(settings.gateway)],
    payPageUrl,
    begin: async (order) => ({ kind: 'GO', url: payPageUrl(order) }),
    async readNotification({ fields }) {
      const trade = genuine(fields) ? tradeOfNotification(fields) : null;
      return trade && { kind: 'TRADE', trade };
    },
    replyTo: (taken) => ({ status: 200, type: 'text/plain', body: taken ? 'success' : 'fail' }),
    readReturn(message) {
      const orderNo = message.out_trade_no;
      return orderNo && genuine(message) ? { orderNo } : null;
    },
    async query({ orderNo }) {
      const answer = await ask('alipay.trade.query', { outTradeNo: orderNo });
      if (answer.subCode === 'ACQ.TRADE_NOT_EXIST') return null;
      return tradeOfAnswer(orderNo, expectSuccess(answer));
    },
    async refund({ orderNo, tradeNo, refundNo, amountFen, reason }) {
      const answer = await ask('alipay.trade.refund', {
        tradeNo,
        refundAmount: fenToYuan(amountFen),
        refundReason: reason,
        outRequestNo: refundNo,
      });
      // A repeat is answered with "N" too: only a query of the refund is reliable.
      if (expectSuccess(answer).fundChange === 'Y') return 'DONE';
      const outcome = await ask('alipay.trade.fastpay.refund.query', {
        tradeNo,
        outTradeNo: orderNo,
        outRequestNo: refundNo,
      });
      if (expectSuccess(outcome).refundStatus !== 'REFUND_SUCCESS')
        throw new GatewayRefusal(`refund ${refundNo} did not move money`);
      return 'DONE';
    },
    async close({ orderNo }) {
      const answer = await ask('alipay.trade.close', { outTradeNo: orderNo });
      if (answer.subCode === 'ACQ.TRADE_NOT_EXIST') return true;
      if (answer.subCode === 'ACQ.TRADE_STATUS_ERROR') return false;
      expectSuccess(answer);
      return true;
    },
    async bill(day) {
      const asked = { billType: 'trade', billDate: day };
      const answer = await ask('alipay.data.dataservice.bill.downloadurl.query', asked);
      if (/bill.*not.*exist/i.test(answer.subCode ?? '')) return null;
      const url = String(expectSuccess(answer).billDownloadUrl);
      const file = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      if (!file.ok) throw new GatewayRefusal(`the bill was not served: ${file.status}`);
      return readTradeBill(Buffer.from(await file.arrayBuffer()));
    },
  };
}

/** The origin of the pay page and of those it is redirected to: all hosts of the gateway's domain. */
function formOrigin(gateway = 'https://openapi.alipay.com'): string {
  const { protocol, hostname, origin } = new URL(gateway);
  return protocol === 'https:' ? `https://*.${hostname.split('.').slice(-2).join('.')}` : origin;
}

function pagePayParams(order: GatewayOrder) {
  return {
    // The SDK uses the machine's time zone; Alipay expects Beijing time.
    timestamp: shanghaiTime(new Date()),
    returnUrl: order.returnUrl,
    notifyUrl: order.notifyUrl,
    bizContent: {
      outTradeNo: order.orderNo,
      productCode: 'FAST_INSTANT_TRADE_PAY',
      totalAmount: fenToYuan(order.amountFen),
      subject: order.subject,
      timeExpire: shanghaiTime(order.expiresAt),
    },
  };
}

function expectSuccess(answer: AlipaySdkCommonResult): AlipaySdkCommonResult {
  if (answer.code === '10000') return answer;
  throw new GatewayRefusal(
    [answer.code, answer.subCode, answer.subMsg ?? answer.msg].filter(Boolean).join(' '),
  );
}

function tradeOfNotification(message: SignedMessage): GatewayTrade | null {
  const refunded = message.gmt_refund !== undefined;
  return toTrade(message.out_trade_no, message.trade_no, message.total_amount, {
    status: message.trade_status,
    wasPaid: refunded,
  });
}

function tradeOfAnswer(orderNo: string, answer: AlipaySdkCommonResult): GatewayTrade {
  const trade = toTrade(orderNo, answer.tradeNo, answer.totalAmount, {
    status: answer.tradeStatus,
    wasPaid: answer.sendPayDate !== undefined,
  });
  if (!trade) throw new GatewayRefusal(`unreadable answer for ${orderNo}`);
  return trade;
}

// TRADE_CLOSED means not paid in time, or paid and fully refunded; the date of payment distinguishes them.
function toTrade(
  orderNo: string | undefined,
  tradeNo: string | undefined,
  amount: string | undefined,
  told: { status: string | undefined; wasPaid: boolean },
): GatewayTrade | null {
  const amountFen = yuanToFen(amount ?? '');
  if (!orderNo || !tradeNo || amountFen === null) return null;
  const closed = told.wasPaid ? 'REFUNDED' : 'CLOSED';
  const states: Record<string, GatewayTrade['state']> = {
    WAIT_BUYER_PAY: 'WAITING',
    TRADE_SUCCESS: 'PAID',
    TRADE_FINISHED: 'PAID',
    TRADE_CLOSED: closed,
  };
  const state = states[told.status ?? ''];
  return state ? { orderNo, tradeNo, amountFen, state } : null;
}
