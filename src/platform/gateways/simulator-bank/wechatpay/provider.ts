import { createHash, createPublicKey } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { fenToYuan } from '../../../../kernel/money.ts';
import { shanghaiTime } from '../../shanghai-time.ts';
import { isSigned } from '../../wechatpay/signature.ts';
import { listDay } from '../bills.ts';
import { contractsOf } from '../contracts.ts';
import { newSimulatorKeys } from '../keys.ts';
import { type BankRefund, type BankTrade, refundOnce } from '../ledger.ts';
import type { BankParts, Provider } from '../protocol.ts';
import { tradeBill } from './bill.ts';
import {
  letterOf,
  type PlatformKey,
  platformKey,
  refundOf,
  seal,
  signatureOf,
  transactionOf,
} from './letters.ts';

interface Answer {
  status: number;
  content: object | null;
}
type Body = Record<string, unknown> & { amount?: Record<string, number> };

const refusal = (status: number, code: string): Answer => ({
  status,
  content: { code, message: code },
});

/** WeChat Pay, API v3: Native, H5 and JSAPI prepayment, query, close, refund, bill, certificates. */
export function wechatPayProvider(bank: BankParts): Provider & { rotate(): void } {
  const { keys, ledger, clock, deliveries } = bank;
  const merchant = contractsOf(keys, '').wechatPay;
  const { apiV3Key, merchantId } = merchant;
  const platform: PlatformKey[] = [platformKey(keys.bank, 0x3a01)];
  const newest = () => platform.at(-1) as PlatformKey;
  const letter = (
    key: PlatformKey,
    secret: string,
    trade: BankTrade,
    status?: BankTrade['status'],
  ) =>
    letterOf(key, secret, {
      url: trade.notifyUrl,
      event: 'TRANSACTION.SUCCESS',
      content: transactionOf(merchant, trade, status),
    });
  const refundNotice = (trade: BankTrade, refund: BankRefund) =>
    letterOf(newest(), apiV3Key, {
      url: refund.notifyUrl ?? trade.notifyUrl,
      event: 'REFUND.SUCCESS',
      content: refundOf(merchantId, trade, refund, { refund_status: 'SUCCESS' }),
    });

  const prepay = (body: Body, way: string): object => {
    const known = ledger.findByOrder(String(body.out_trade_no));
    const amount = fenToYuan(body.amount?.total ?? 0);
    const trade =
      known ??
      ledger.add({
        gateway: 'WECHATPAY',
        orderNo: String(body.out_trade_no),
        askedAmount: amount,
        amount,
        subject: String(body.description),
        status: 'WAIT_BUYER_PAY',
        notifyUrl: String(body.notify_url),
        returnUrl: '',
        expiresAt: String(body.time_expire).slice(0, 19).replace('T', ' '),
        paidAt: null,
        refunds: [],
      });
    // The real code begins with weixin://; this one can be opened in the browser of the demo.
    const page = `${bank.url()}/cashier/${trade.tradeNo}`;
    if (way === 'native') return { code_url: page };
    if (way === 'h5') return { h5_url: page };
    return { prepay_id: `wx${trade.tradeNo}` };
  };

  const refund = (body: Body): Answer => {
    const trade = ledger.findByTrade(String(body.transaction_id));
    if (!trade) return refusal(404, 'RESOURCE_NOT_EXISTS');
    const entry = {
      refundNo: String(body.out_refund_no),
      at: shanghaiTime(clock.now()),
      notifyUrl: String(body.notify_url),
    };
    const amountFen = body.amount?.refund ?? 0;
    const outcome = refundOnce(ledger, trade, { ...entry, amountFen });
    if (outcome === 'REFUSED') return refusal(403, 'NOT_ENOUGH');
    const made = { ...entry, amount: fenToYuan(amountFen) };
    if (outcome === 'DONE') deliveries.send(refundNotice(trade, made));
    // Accepted; the notification or a query tells that it is done.
    return { status: 200, content: refundOf(merchantId, trade, made, { status: 'PROCESSING' }) };
  };

  const answers: Record<string, (request: FastifyRequest) => Answer> = {
    'GET /v3/certificates': () => ({
      status: 200,
      content: {
        data: platform.map((one) => ({
          serial_no: one.serial,
          encrypt_certificate: {
            algorithm: 'AEAD_AES_256_GCM',
            ...seal(apiV3Key, one.certificate, 'certificate'),
          },
        })),
      },
    }),
    'POST /v3/pay/transactions/:way': ({ body, params }) => {
      const { way } = params as { way: string };
      const known = ledger.findByOrder(String((body as Body).out_trade_no));
      if (known?.paidAt) return refusal(400, 'ORDERPAID');
      if (known?.status === 'TRADE_CLOSED') return refusal(400, 'ORDER_CLOSED');
      return { status: 200, content: prepay(body as Body, way) };
    },
    'GET /v3/pay/transactions/out-trade-no/:orderNo': ({ params }) => {
      const trade = ledger.findByOrder((params as { orderNo: string }).orderNo);
      if (!trade) return refusal(404, 'ORDER_NOT_EXIST');
      return { status: 200, content: transactionOf(merchant, trade) };
    },
    'POST /v3/pay/transactions/out-trade-no/:orderNo/close': ({ params }) => {
      const trade = ledger.findByOrder((params as { orderNo: string }).orderNo);
      if (!trade) return refusal(404, 'ORDER_NOT_EXIST');
      if (trade.paidAt) return refusal(400, 'ORDERPAID');
      trade.status = 'TRADE_CLOSED';
      ledger.save();
      return { status: 204, content: null };
    },
    'POST /v3/refund/domestic/refunds': ({ body }) => refund(body as Body),
    'GET /v3/refund/domestic/refunds/:refundNo': ({ params }) => {
      const { refundNo } = params as { refundNo: string };
      for (const trade of ledger.list()) {
        const done = trade.refunds.find((one) => one.refundNo === refundNo);
        if (done)
          return { status: 200, content: refundOf(merchantId, trade, done, { status: 'SUCCESS' }) };
      }
      return refusal(404, 'RESOURCE_NOT_EXISTS');
    },
    'GET /v3/bill/tradebill': ({ query }) => {
      const { bill_date: day } = query as { bill_date: string };
      const bill = billOf(day);
      if (bill === null) return refusal(400, 'NO_STATEMENT_EXIST');
      const content = bank.brokenBill() ? `${bill} ` : bill;
      const hash = createHash('sha1').update(content).digest('hex');
      const url = `${bank.url()}/v3/billdownload/file?token=${day}`;
      return {
        status: 200,
        content: { hash_type: 'SHA1', hash_value: hash, download_url: url },
      };
    },
  };
  const billOf = (day: string) => {
    const booked = listDay(ledger, 'WECHATPAY', day, clock.now());
    return booked && tradeBill(booked, merchant);
  };

  return {
    rotate: () => {
      platform.push(platformKey(newSimulatorKeys().bank, 0x3a01 + platform.length));
    },
    protocol: {
      notice: (trade, status) => letter(newest(), apiV3Key, trade, status),
      refundNotice,
      forged: (trade) =>
        letter(
          { ...newest(), privateKey: newSimulatorKeys().bank.privateKey },
          '0'.repeat(32),
          trade,
        ),
      // A scanned code leads nowhere; a page opened as a link goes back to its redirect_url.
      back: ({ returnUrl }) => (returnUrl ? { url: returnUrl } : null),
      leave: ({ returnUrl }) => returnUrl || null,
    },
    pages(app) {
      app.get('/connect/oauth2/authorize', async (request, reply) => {
        const { redirect_uri } = request.query as { redirect_uri: string };
        const back = new URL(redirect_uri);
        back.searchParams.set('code', 'payer-1');
        return reply.redirect(back.href, 303);
      });
      app.get('/sns/oauth2/access_token', async (request) => {
        const { code, secret } = request.query as { code: string; secret: string };
        const known = secret === merchant.appSecret && code.startsWith('payer-');
        return known ? { openid: `openid-${code}` } : { errcode: 40029 };
      });
    },
    silenced: (app) => {
      const key = createPublicKey(keys.app.publicKey);
      for (const [route, answer] of Object.entries(answers)) {
        const [method = '', url = ''] = route.split(' ');
        app.route({
          method,
          url,
          handler: async (request, reply) => {
            const { status, content } = isFromMerchant(request, key)
              ? answer(request)
              : refusal(401, 'SIGN_ERROR');
            return sendSigned(reply, newest(), status, content);
          },
        });
      }
      app.get('/v3/billdownload/file', async (request, reply) => {
        if (!isFromMerchant(request, key)) return reply.code(401).send();
        const { token } = request.query as { token: string };
        return reply.type('text/plain').send(billOf(token) ?? '');
      });
    },
  };
}

function sendSigned(reply: FastifyReply, key: PlatformKey, status: number, content: object | null) {
  const body = content ? JSON.stringify(content) : '';
  return reply
    .code(status)
    .headers({ 'content-type': 'application/json', ...signatureOf(key, body) })
    .send(body);
}

/** Whether the Authorization header signs this very request with the merchant's key. */
function isFromMerchant(request: FastifyRequest, key: ReturnType<typeof createPublicKey>): boolean {
  const [scheme, text = ''] = (request.headers.authorization ?? '').split(' ');
  const fields = Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string | undefined>;
  const { timestamp, nonce_str, signature } = fields;
  if (scheme !== 'WECHATPAY2-SHA256-RSA2048' || !timestamp || !nonce_str || !signature)
    return false;
  const body = (request as FastifyRequest & { rawText?: string }).rawText ?? '';
  return isSigned(key, [request.method, request.url, timestamp, nonce_str, body], signature);
}

/** Keeps the text of a body beside what it says: the signature is over the text. */
export function keepText(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    (request as FastifyRequest & { rawText?: string }).rawText = String(body);
    done(null, JSON.parse(String(body)));
  });
}
