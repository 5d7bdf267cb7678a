import { createPublicKey } from 'node:crypto';
import type { z } from 'zod';
import { readPrivateKey } from '../keys.ts';
import {
  type GatewayOrder,
  GatewayRefusal,
  type GatewayTrade,
  type OrderRef,
  type Payer,
  type PaymentGateway,
  type PayStep,
  type RefundRequest,
} from '../payment.ts';
import { shanghaiIso } from '../shanghai-time.ts';
import { readTradeBill } from './bill.ts';
import { WechatPayRefusal, wechatPayClient } from './client.ts';
import { BillNotice, Prepay, Refund, Transaction, tradeOf } from './messages.ts';
import { loginUrl, openidOf } from './openid.ts';
import { hasSha1, newNonce, nowSeconds, signLines } from './signature.ts';

export interface WechatPaySettings {
  appId: string;
  merchantId: string;
  /** RSA private key of the merchant's API certificate, and that certificate's serial number. */
  privateKey: string;
  serial: string;
  /** 32 characters, chosen at the merchant platform. */
  apiV3Key: string;
  /** The newer mode: WeChat Pay's public key and its id (PUB_KEY_ID_...) instead of certificates. */
  publicKey?: { id: string; key: string } | undefined;
  /** Of the official account: with it a payer inside WeChat pays without scanning (JSAPI). */
  appSecret?: string | undefined;
  /** WeChat Pay's own API, login and openid service when not given. */
  gateway?: string | undefined;
  /** How long an answer may take, milliseconds. */
  timeoutMs?: number;
}

const unknownOrder = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']);
const unknownBill = new Set(['NO_STATEMENT_EXIST', 'STATEMENT_CREATING']);

/**
 * WeChat Pay (API v3, direct merchant): Native, H5 and JSAPI payment, query, close, refund, trade bill.
 * Throws when a key cannot be read.
 */
export function wechatPayGateway(settings: WechatPaySettings): PaymentGateway {
  const { appId, merchantId, serial, apiV3Key } = settings;
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('WECHATPAY_API_V3_KEY 应为 32 个字符。');
  const privateKey = readPrivateKey(settings.privateKey, 'WECHATPAY_PRIVATE_KEY');
  const baseUrl = settings.gateway ?? 'https://api.mch.weixin.qq.com';
  const timeoutMs = settings.timeoutMs ?? 8000;
  const publicKey = readPublicKey(settings.publicKey);
  const merchant = { merchantId, serial, privateKey, apiV3Key, publicKey };
  const api = wechatPayClient({ ...merchant, baseUrl, timeoutMs });

  const prepay = async (way: 'native' | 'h5' | 'jsapi', order: GatewayOrder, more: object) =>
    Prepay.parse(
      await api.call('POST', `/v3/pay/transactions/${way}`, {
        appid: appId,
        mchid: merchantId,
        description: cut(order.subject, 127),
        out_trade_no: order.orderNo,
        time_expire: shanghaiIso(order.expiresAt),
        notify_url: order.notifyUrl,
        amount: { total: order.amountFen, currency: 'CNY' },
        ...more,
      }),
    );

  const query = async ({ orderNo }: OrderRef): Promise<GatewayTrade | null> => {
    const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(orderNo)}?mchid=${merchantId}`;
    const answer = await orNull(api.call('GET', path), unknownOrder);
    if (answer === null) return null;
    const trade = ownTrade(Transaction.parse(answer), settings);
    if (trade?.orderNo !== orderNo) throw new GatewayRefusal(`unreadable answer for ${orderNo}`);
    return trade;
  };

  const bridge = async (order: GatewayOrder, code: string): Promise<PayStep> => {
    const openid = await openidOf(settings, code, timeoutMs);
    const { prepay_id } = await prepay('jsapi', order, { payer: { openid } });
    const timeStamp = nowSeconds();
    const nonceStr = newNonce();
    const pack = `prepay_id=${prepay_id}`;
    const paySign = signLines(privateKey, [appId, timeStamp, nonceStr, pack]);
    const params = { appId, timeStamp, nonceStr, package: pack, signType: 'RSA', paySign };
    return { kind: 'BRIDGE', params };
  };

  return {
    id: 'WECHATPAY',
    // Its ways are a QR code, a link and a script; no form leads there.
    formOrigins: [],
    payPageUrl: () => null,
    async begin(order, payer) {
      if (payer.device === 'WECHAT' && settings.appSecret)
        return payer.code
          ? bridge(order, payer.code)
          : { kind: 'GO', url: loginUrl(settings, payer.pageUrl) };
      if (payer.device === 'PHONE') return linkOf(await prepay('h5', order, scene(payer)), order);
      const { code_url: code } = await prepay('native', order, {});
      if (!code) throw new GatewayRefusal('no code_url');
      return { kind: 'SCAN', code };
    },
    async readNotification(notice) {
      const opened = await api.open(notice);
      if (!opened) return null;
      if (opened.event.startsWith('REFUND.')) return refundNews(opened.content, merchantId);
      const read = Transaction.safeParse(opened.content);
      const trade = read.success ? ownTrade(read.data, settings) : null;
      return trade && { kind: 'TRADE', trade };
    },
    // WeChat Pay repeats after any other status.
    replyTo: (taken) => ({
      status: taken ? 200 : 400,
      type: 'application/json',
      body: JSON.stringify(taken ? { code: 'SUCCESS' } : { code: 'FAIL', message: '未受理' }),
    }),
    // The return address carries nothing signed; the page of the order asks.
    readReturn: () => null,
    query,
    async refund(request) {
      const path = `/v3/refund/domestic/refunds/${encodeURIComponent(request.refundNo)}`;
      const known = await orNull(api.call('GET', path), unknownOrder);
      const answer =
        known ?? (await api.call('POST', '/v3/refund/domestic/refunds', refundBody(request)));
      const { status } = Refund.parse(answer);
      if (status === 'SUCCESS') return 'DONE';
      if (status === 'PROCESSING') return 'PENDING';
      throw new GatewayRefusal(`refund ${request.refundNo} is ${status}`);
    },
    async close(order) {
      try {
        const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(order.orderNo)}/close`;
        await api.call('POST', path, { mchid: merchantId });
        return true;
      } catch (error) {
        if (!(error instanceof WechatPayRefusal)) throw error;
        // Paid, closed before, or never opened: its state decides, not the code of the refusal.
        const trade = await query(order);
        if (trade?.state === 'WAITING') throw error;
        return trade === null || trade.state === 'CLOSED';
      }
    },
    async bill(day) {
      const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`;
      const answer = await orNull(api.call('GET', path), unknownBill);
      if (!answer) return null;
      const { hash_value, download_url } = BillNotice.parse(answer);
      const content = await api.download(download_url);
      if (!hasSha1(content, hash_value)) throw new Error('the bill does not have its hash');
      return readTradeBill(content.toString('utf8'));
    },
  };
}

function readPublicKey(given: WechatPaySettings['publicKey']) {
  if (!given) return undefined;
  try {
    return { id: given.id, key: createPublicKey(given.key) };
  } catch {
    throw new Error('WECHATPAY_PUBLIC_KEY 不是有效的公钥。');
  }
}

/** The answer, or null when it is refused with one of these codes. */
async function orNull(asked: Promise<unknown>, codes: ReadonlySet<string>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof WechatPayRefusal && codes.has(error.code)) return null;
    throw error;
  }
}

/** The trade of a transaction of this merchant and application; null for any other. */
function ownTrade(
  transaction: z.infer<typeof Transaction>,
  { appId, merchantId }: WechatPaySettings,
): GatewayTrade | null {
  if (transaction.appid !== appId || transaction.mchid !== merchantId) return null;
  return tradeOf(transaction);
}

function refundNews(content: unknown, merchantId: string) {
  const read = Refund.safeParse(content);
  if (!read.success || read.data.mchid !== merchantId) return null;
  const { out_trade_no, out_refund_no, refund_status, amount } = read.data;
  return {
    kind: 'REFUND' as const,
    orderNo: out_trade_no,
    refundNo: out_refund_no,
    amountFen: amount.refund,
    done: refund_status === 'SUCCESS',
  };
}

function refundBody({ tradeNo, refundNo, amountFen, totalFen, reason, notifyUrl }: RefundRequest) {
  return {
    transaction_id: tradeNo,
    out_refund_no: refundNo,
    reason: cut(reason, 80),
    notify_url: notifyUrl,
    amount: { refund: amountFen, total: totalFen, currency: 'CNY' },
  };
}

const scene = ({ ip }: Payer) => ({
  scene_info: { payer_client_ip: ip, h5_info: { type: 'Wap' } },
});

function linkOf({ h5_url }: z.infer<typeof Prepay>, { returnUrl }: GatewayOrder): PayStep {
  if (!h5_url) throw new GatewayRefusal('no h5_url');
  const url = new URL(h5_url);
  url.searchParams.set('redirect_url', returnUrl);
  return { kind: 'LINK', url: url.href };
}

/** The text cut to so many bytes of UTF-8, between characters. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
