import {
  createCipheriv,
  createPrivateKey,
  randomBytes,
  randomUUID,
  X509Certificate,
} from 'node:crypto';
import { yuanToFen } from '../../../../kernel/money.ts';
import { newNonce, nowSeconds, signLines } from '../../wechatpay/signature.ts';
import { platformCertificate } from '../contracts.ts';
import type { BankRefund, BankTrade } from '../ledger.ts';
import type { Letter } from '../protocol.ts';

/** A platform key with its certificate: the bank signs answers and notifications with the newest. */
export interface PlatformKey {
  privateKey: string;
  certificate: string;
  serial: string;
}

export function platformKey(pair: { privateKey: string; publicKey: string }, serial: number) {
  const certificate = platformCertificate(pair, serial);
  const { serialNumber } = new X509Certificate(certificate);
  return { privateKey: pair.privateKey, certificate, serial: serialNumber };
}

/** The headers that sign a text. */
export function signatureOf(key: PlatformKey, body: string): Record<string, string> {
  const timestamp = nowSeconds();
  const nonce = newNonce();
  return {
    'wechatpay-serial': key.serial,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signLines(createPrivateKey(key.privateKey), [timestamp, nonce, body]),
  };
}

/** A text sealed with the API v3 key. */
export function seal(apiV3Key: string, text: string, associated: string) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), nonce);
  cipher.setAAD(Buffer.from(associated));
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  return { ciphertext: sealed.toString('base64'), nonce, associated_data: associated };
}

/** A signed notification with a sealed resource. */
export function letterOf(
  key: PlatformKey,
  apiV3Key: string,
  { url, event, content }: { url: string; event: string; content: object },
): Letter {
  const resource = seal(apiV3Key, JSON.stringify(content), event.split('.')[0] ?? '');
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: new Date().toISOString(),
    event_type: event,
    resource_type: 'encrypt-resource',
    resource: { algorithm: 'AEAD_AES_256_GCM', ...resource },
  });
  return {
    url,
    headers: { 'content-type': 'application/json', ...signatureOf(key, body) },
    body,
    isTaken: (status) => status === 200 || status === 204,
  };
}

const stateOf = (trade: BankTrade, status: BankTrade['status']) => {
  if (trade.refunds.length > 0 && status !== 'WAIT_BUYER_PAY') return 'REFUND';
  return { WAIT_BUYER_PAY: 'NOTPAY', TRADE_SUCCESS: 'SUCCESS', TRADE_CLOSED: 'CLOSED' }[status];
};

/** A trade as API v3 describes it. */
export function transactionOf(
  merchant: { appId: string; merchantId: string },
  trade: BankTrade,
  status = trade.status,
) {
  const total = yuanToFen(trade.amount) ?? 0;
  const paid = trade.paidAt && status !== 'WAIT_BUYER_PAY';
  return {
    appid: merchant.appId,
    mchid: merchant.merchantId,
    out_trade_no: trade.orderNo,
    trade_state: stateOf(trade, status),
    amount: { total, currency: 'CNY' },
    ...(paid ? { transaction_id: trade.tradeNo, success_time: trade.paidAt } : {}),
  };
}

/** A refund as API v3 describes it; in a notification its state has another name. */
export function refundOf(
  merchantId: string,
  trade: BankTrade,
  refund: BankRefund,
  state: { status: string } | { refund_status: string },
) {
  return {
    mchid: merchantId,
    out_trade_no: trade.orderNo,
    transaction_id: trade.tradeNo,
    out_refund_no: refund.refundNo,
    ...state,
    amount: { total: yuanToFen(trade.amount), refund: yuanToFen(refund.amount) },
  };
}
