import type { FastifyInstance } from 'fastify';
import { listDay } from '../bills.ts';
import { newSimulatorKeys, type SimulatorKeys } from '../keys.ts';
import type { BankTrade } from '../ledger.ts';
import { refusedPage } from '../pages.tsx';
import type { BankParts, Letter, Protocol, Provider } from '../protocol.ts';
import { answersByMethod } from './answers.ts';
import { tradeBill } from './bill.ts';
import { leaveAddress, notificationOf, returnAddress } from './messages.ts';
import { isSignedBy, type Params, signText } from './signature.ts';

/** Alipay 2.0 with RSA2: page pay, query, refund, refund query, close, bill; signed notification and return. */
export function alipayProvider(bank: BankParts): Provider {
  const { keys, ledger, clock, deliveries } = bank;
  const protocol = alipayProtocol(keys);
  return {
    protocol,
    pages(app) {
      app.get('/gateway.do', async (request, reply) => {
        const params = request.query as Params;
        const known = params.app_id === keys.appId && isSignedBy(keys.app.publicKey, params);
        if (known && params.method === 'alipay.trade.page.pay')
          return reply.redirect(`/cashier/${openTrade(bank, params).tradeNo}`, 303);
        return reply.code(403).type('text/html; charset=utf-8').send(refusedPage());
      });
      app.get<{ Params: { day: string } }>('/alipay-bills/:day', async (request, reply) => {
        const booked = listDay(ledger, 'ALIPAY', request.params.day, clock.now()) ?? [];
        return reply.type('application/zip').send(await tradeBill(booked));
      });
    },
    silenced: (app: FastifyInstance) => {
      app.post('/gateway.do', async (request, reply) => {
        const params = { ...(request.query as Params), ...(request.body as Params) };
        const answer = answersByMethod[params.method ?? ''];
        if (!answer || !isSignedBy(keys.app.publicKey, params)) return invalidSignature;
        const business = JSON.parse(params.biz_content ?? '{}');
        const now = clock.now();
        const inner = JSON.stringify(
          answer(ledger, business, {
            now,
            billUrl: (day) =>
              listDay(ledger, 'ALIPAY', day, now) && `${bank.url()}/alipay-bills/${day}`,
            told: (trade) => deliveries.send(protocol.notice(trade)),
          }),
        );
        const key = `${params.method?.replaceAll('.', '_')}_response`;
        const sign = signText(keys.bank.privateKey, inner);
        return reply.type('application/json').send(`{"${key}":${inner},"sign":"${sign}"}`);
      });
    },
  };
}

const invalidSignature = {
  error_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature' },
};

function alipayProtocol(keys: SimulatorKeys): Protocol {
  const letter = (trade: BankTrade, by: SimulatorKeys, status?: BankTrade['status']): Letter => ({
    url: trade.notifyUrl,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(notificationOf(by, trade, status)).toString(),
    isTaken: (_status, text) => text === 'success',
  });
  return {
    notice: (trade, status) => letter(trade, keys, status),
    // The refund itself tells of the trade.
    refundNotice: () => null,
    forged: (trade) => letter(trade, { ...newSimulatorKeys(), appId: keys.appId }),
    back: (trade) => ({ url: returnAddress(keys, trade) }),
    leave: leaveAddress,
  };
}

function openTrade({ ledger }: BankParts, params: Params): BankTrade {
  const order = JSON.parse(params.biz_content ?? '{}') as Params;
  const known = ledger.findByOrder(order.out_trade_no ?? '');
  if (known) return known;
  return ledger.add({
    gateway: 'ALIPAY',
    orderNo: order.out_trade_no ?? '',
    askedAmount: order.total_amount ?? '',
    amount: order.total_amount ?? '',
    subject: order.subject ?? '',
    status: 'WAIT_BUYER_PAY',
    notifyUrl: params.notify_url ?? '',
    returnUrl: params.return_url ?? '',
    expiresAt: order.time_expire ?? '9999',
    paidAt: null,
    refunds: [],
  });
}
