import { createPrivateKey } from 'node:crypto';
import { AlipaySdk, type AlipaySdkCommonResult } from 'alipay-sdk';
import { fenToYuan, yuanToFen } from '../../kernel/money.ts';
import {
  type GatewayOrder,
  GatewayRefusal,
  type GatewayTrade,
  type PaymentGateway,
  type SignedMessage,
} from './payment.ts';
import { shanghaiTime } from './shanghai-time.ts';

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

/** Alipay leads from its gateway to cashiers on hosts of its own. */
function payOrigins(gateway = 'https://openapi.alipay.com/gateway.do'): string[] {
  const { origin, hostname } = new URL(gateway);
  const [, owner] = /\.(alipay(?:dev)?\.com)$/.exec(hostname) ?? [];
  return owner ? [origin, `https://*.${owner}`] : [origin];
}

/**
 * Alipay (开放平台 2.0, page pay, RSA2). Protocol: alipay.trade.page.pay, .query, .refund, .close and
 * .fastpay.refund.query at opendocs.alipay.com. Throws when the private key cannot be read.
 */
export function alipayGateway(settings: AlipaySettings): PaymentGateway {
  const sdk = new AlipaySdk({
    appId: settings.appId,
    privateKey: readPrivateKey(settings.privateKey),
    keyType: 'PKCS8',
    alipayPublicKey: settings.alipayPublicKey.trim(),
    timeout: settings.timeoutMs ?? 8000,
    ...(settings.gateway ? { gateway: settings.gateway } : {}),
  });
  const ask = (method: string, bizContent: Record<string, unknown>) =>
    sdk.exec(method, { bizContent, timestamp: shanghaiTime(new Date()) }, { validateSign: true });
  // A valid signature for another application is not accepted.
  const genuine = (message: SignedMessage) =>
    message.sign_type === 'RSA2' &&
    message.app_id === settings.appId &&
    sdk.checkNotifySignV2(message);

  return {
    payOrigins: payOrigins(settings.gateway),
    payPageUrl: (order) => sdk.pageExecute('alipay.trade.page.pay', 'GET', pagePayParams(order)),
    readNotification: (message) => (genuine(message) ? tradeOfNotification(message) : null),
    readReturn(message) {
      const orderNo = message.out_trade_no;
      return orderNo && genuine(message) ? { orderNo } : null;
    },
    async query(orderNo) {
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
      if (expectSuccess(answer).fundChange === 'Y') return;
      const outcome = await ask('alipay.trade.fastpay.refund.query', {
        tradeNo,
        outTradeNo: orderNo,
        outRequestNo: refundNo,
      });
      if (expectSuccess(outcome).refundStatus !== 'REFUND_SUCCESS')
        throw new GatewayRefusal(`refund ${refundNo} did not move money`);
    },
    async close(orderNo) {
      const answer = await ask('alipay.trade.close', { outTradeNo: orderNo });
      if (answer.subCode === 'ACQ.TRADE_NOT_EXIST') return true;
      if (answer.subCode === 'ACQ.TRADE_STATUS_ERROR') return false;
      expectSuccess(answer);
      return true;
    },
  };
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

function readPrivateKey(text: string): string {
  const key = Buffer.from(text.replace(/-----[^-]+-----/g, '').replace(/\s+/g, ''), 'base64');
  for (const type of ['pkcs8', 'pkcs1'] as const) {
    try {
      const read = createPrivateKey({ key, format: 'der', type });
      return read.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
    } catch {
      // Try the next format.
    }
  }
  throw new Error('ALIPAY_PRIVATE_KEY 不是有效的 RSA 私钥。');
}
