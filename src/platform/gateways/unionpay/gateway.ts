import { X509Certificate } from 'node:crypto';
import { shiftDay } from '../../../kernel/calendar.ts';
import { readPrivateKey } from '../keys.ts';
import {
  GatewayRefusal,
  type GatewayTrade,
  type News,
  type PaymentGateway,
  type RefundRequest,
  type SignedMessage,
} from '../payment.ts';
import { shanghaiDigits } from '../shanghai-time.ts';
import { readSettlementFile, type SettledLine, unpackBill } from './bill.ts';
import { readFields } from './message-text.ts';
import { orderIdOf, orderNoOf, refundIdOf, refundNoOf } from './numbers.ts';
import { certIdOf, isSignedByUnionPay, signFields } from './signature.ts';

export interface UnionPaySettings {
  merchantId: string;
  /** RSA private key of the merchant's signing certificate, and that certificate (PEM). */
  privateKey: string;
  certificate: string;
  /** UnionPay's own chain (PEM), by which its signing certificate in a message is judged. */
  rootCertificate: string;
  middleCertificate: string;
  /** The organisation that signs; undefined for UnionPay's test environment, which has another. */
  signerName?: string | undefined;
  /** UnionPay's own services when not given. */
  gateway?: string | undefined;
  fileGateway?: string | undefined;
  /** How long an answer may take, milliseconds. */
  timeoutMs?: number;
}

export const unionPaySigner = '中国银联股份有限公司';

/** Done; A6 is UnionPay's "done, with a flaw on the side of a bank". */
const done = new Set(['00', 'A6']);
/** Accepted and under way: only a later query tells. */
const pending = new Set(['03', '04', '05']);
const unknown = '34';
const noFile = '98';

/**
 * UnionPay's online gateway (version 5.1.0, RSA certificates): frontTransReq, query, refund, file download.
 * Throws when a key or a certificate cannot be read.
 */
export function unionPayGateway(settings: UnionPaySettings): PaymentGateway {
  const { merchantId } = settings;
  const privateKey = readPrivateKey(settings.privateKey, 'UNIONPAY_PRIVATE_KEY');
  const certId = certIdOf(readPem(settings.certificate, 'UNIONPAY_CERTIFICATE'));
  const trust = {
    root: readPem(settings.rootCertificate, 'UNIONPAY_ROOT_CERTIFICATE'),
    middle: readPem(settings.middleCertificate, 'UNIONPAY_MIDDLE_CERTIFICATE'),
    signerName: settings.signerName,
  };
  const baseUrl = settings.gateway ?? 'https://gateway.95516.com';
  const fileUrl = settings.fileGateway ?? 'https://filedownload.95516.com';

  const signed = (fields: SignedMessage) =>
    signFields(privateKey, {
      version: '5.1.0',
      encoding: 'UTF-8',
      signMethod: '01',
      accessType: '0',
      merId: merchantId,
      certId,
      ...fields,
    });
  const isGenuine = (message: SignedMessage) =>
    message.merId === merchantId && isSignedByUnionPay(message, trust);

  const ask = async (url: string, fields: SignedMessage): Promise<SignedMessage> => {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(signed(fields)),
      signal: AbortSignal.timeout(settings.timeoutMs ?? 8000),
    });
    const message = readFields(await answer.text());
    if (!answer.ok || !isGenuine(message))
      throw new Error(`unsigned answer of UnionPay (${answer.status})`);
    return message;
  };
  const askState = (orderId: string, txnTime: string) =>
    ask(`${baseUrl}/gateway/api/queryTrans.do`, {
      ...kinds.query,
      orderId,
      txnTime,
    });

  const query: PaymentGateway['query'] = async ({ orderNo, openedAt }) => {
    const answer = await askState(orderIdOf(orderNo), shanghaiDigits(openedAt));
    if (answer.respCode === unknown) return null;
    const told = expectSuccess(answer);
    if (!done.has(told.origRespCode ?? '')) return waiting(orderNo);
    const trade = tradeOf(told);
    if (trade?.orderNo !== orderNo) throw new GatewayRefusal(`unreadable answer for ${orderNo}`);
    return trade;
  };

  const settledOn = async (day: string): Promise<SettledLine[] | null> => {
    const answer = await ask(fileUrl, {
      ...kinds.file,
      txnTime: shanghaiDigits(new Date()),
      settleDate: day.slice(5).replace('-', ''),
    });
    if (answer.respCode === noFile) return null;
    return readSettlementFile(await unpackBill(expectSuccess(answer).fileContent ?? ''));
  };

  return {
    id: 'UNIONPAY',
    formOrigins: [settings.gateway ? new URL(baseUrl).origin : 'https://*.95516.com'],
    payPageUrl: () => null,
    begin: async (order, { device }) => ({
      kind: 'FORM',
      action: `${baseUrl}/gateway/api/frontTransReq.do`,
      fields: signed({
        ...kinds.pay,
        channelType: device === 'DESKTOP' ? '07' : '08',
        orderId: orderIdOf(order.orderNo),
        txnTime: shanghaiDigits(order.openedAt),
        txnAmt: String(order.amountFen),
        currencyCode: '156',
        frontUrl: order.returnUrl,
        backUrl: order.notifyUrl,
        payTimeout: shanghaiDigits(order.expiresAt),
      }),
    }),
    readNotification: async ({ fields }) => (isGenuine(fields) ? newsOf(fields) : null),
    // UnionPay repeats unless it reads 200; what it sent amiss is no fault of ours.
    replyTo: (taken) => ({
      status: taken ? 200 : 400,
      type: 'text/plain',
      body: taken ? 'ok' : 'fail',
    }),
    readReturn: (message) =>
      message.orderId && isGenuine(message) ? { orderNo: orderNoOf(message.orderId) } : null,
    query,
    async refund(request) {
      const refundId = refundIdOf(request.refundNo);
      const txnTime = shanghaiDigits(request.sentAt);
      const known = await askState(refundId, txnTime);
      if (known.respCode !== unknown) return outcomeOf(expectSuccess(known).origRespCode ?? '');
      const fields = refundFields(request, refundId, txnTime);
      const { respCode = '', respMsg } = await ask(
        `${baseUrl}/gateway/api/backTransReq.do`,
        fields,
      );
      // Accepted is not done: the notification or a query tells.
      if (done.has(respCode) || pending.has(respCode)) return 'PENDING';
      throw new GatewayRefusal(`${respCode} ${respMsg}`);
    },
    async close(order) {
      const trade = await query(order);
      return trade?.state !== 'PAID';
    },
    async bill(day) {
      // A settlement day begins at 23:00: the last hour is in the file of the next day, when there is one.
      const files = [await settledOn(day), await settledOn(shiftDay(day, 1))];
      if (!files[0]) return null;
      const monthDay = day.slice(5).replace('-', '');
      return files
        .flatMap((lines) => lines ?? [])
        .filter(({ time }) => time.startsWith(monthDay))
        .map(({ time: _, ...line }) => line);
    },
  };
}

/** The codes of each kind of message. */
const kinds = {
  pay: { txnType: '01', txnSubType: '01', bizType: '000201' },
  refund: { txnType: '04', txnSubType: '00', bizType: '000201', channelType: '07' },
  query: { txnType: '00', txnSubType: '00', bizType: '000201' },
  file: { txnType: '76', txnSubType: '01', bizType: '000000', fileType: '00' },
};

function readPem(pem: string, setting: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error(`${setting} 不是有效的证书（PEM）。`);
  }
}

function expectSuccess(answer: SignedMessage): SignedMessage {
  if (answer.respCode === '00') return answer;
  throw new GatewayRefusal(`${answer.respCode} ${answer.respMsg}`);
}

function outcomeOf(respCode: string): 'DONE' | 'PENDING' {
  if (done.has(respCode)) return 'DONE';
  if (pending.has(respCode)) return 'PENDING';
  throw new GatewayRefusal(`refund refused with ${respCode}`);
}

function refundFields(request: RefundRequest, refundId: string, txnTime: string): SignedMessage {
  return {
    ...kinds.refund,
    orderId: refundId,
    txnTime,
    txnAmt: String(request.amountFen),
    origQryId: request.tradeNo,
    backUrl: request.notifyUrl,
  };
}

// Without its own number until it is paid.
const waiting = (orderNo: string): GatewayTrade => ({
  orderNo,
  tradeNo: '',
  amountFen: 0,
  state: 'WAITING',
});

function tradeOf({ orderId, queryId, txnAmt }: SignedMessage): GatewayTrade | null {
  if (!orderId || !queryId || !/^\d{1,12}$/.test(txnAmt ?? '')) return null;
  return {
    orderNo: orderNoOf(orderId),
    tradeNo: queryId,
    amountFen: Number(txnAmt),
    state: 'PAID',
  };
}

function newsOf(message: SignedMessage): News | null {
  const { txnType, orderId = '', respCode = '' } = message;
  const trade = tradeOf(message);
  if (txnType === '04' && trade) {
    const refundNo = refundNoOf(orderId);
    const { amountFen } = trade;
    return { kind: 'REFUND', orderNo: '', refundNo, amountFen, done: done.has(respCode) };
  }
  if (txnType !== '01') return null;
  if (!done.has(respCode)) return { kind: 'TRADE', trade: waiting(orderNoOf(orderId)) };
  return trade && { kind: 'TRADE', trade };
}
