import formbody from '@fastify/formbody';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Clock, systemClock } from '../../../kernel/clock.ts';
import { answersByMethod } from './answers.ts';
import { isPayable, pay } from './cashier.ts';
import { createDeliveries } from './deliveries.ts';
import { Faults, noFaults } from './faults.ts';
import type { SimulatorKeys } from './keys.ts';
import { type BankTrade, openLedger } from './ledger.ts';
import { leaveAddress, notificationOf, returnAddress } from './messages.ts';
import { closedPage, paidPage, payPage, refusedPage } from './pages.tsx';
import { isSignedBy, type Params, signText } from './signature.ts';

export interface Bank {
  /** The gateway address for the merchant. */
  gatewayUrl: string;
  port: number;
  /** Sends all pending notifications and resolves when the merchant has answered them. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

interface BankOptions {
  keys: SimulatorKeys;
  /** Folder of the ledger; null: in memory. */
  ledgerFile: string | null;
  /** 0: any free port. */
  port: number;
  clock?: Clock;
}

/**
 * A bank for demonstrations and tests: implements Alipay's signed protocol (page pay, query, refund, close,
 * notification, return) on 127.0.0.1, with the failures of a real gateway on request.
 */
export async function startBank(options: BankOptions): Promise<Bank> {
  const { keys, clock = systemClock } = options;
  const ledger = openLedger(options.ledgerFile);
  const deliveries = createDeliveries();
  const app = Fastify();
  await app.register(formbody);
  let next: Faults = noFaults;
  let silent = 0;
  const html = (reply: FastifyReply, page: string) =>
    reply.type('text/html; charset=utf-8').send(page);
  const told = (trade: BankTrade) => deliveries.send(trade.notifyUrl, notificationOf(keys, trade));

  app.get('/gateway.do', async (request, reply) => {
    const params = request.query as Params;
    const known = params.app_id === keys.appId && isSignedBy(keys.app.publicKey, params);
    if (!known || params.method !== 'alipay.trade.page.pay')
      return html(reply.code(403), refusedPage());
    return reply.redirect(`/cashier/${openTrade(params).tradeNo}`, 303);
  });

  app.post('/gateway.do', async (request, reply) => {
    if (silent > 0) {
      silent -= 1;
      return hangUp(request, reply);
    }
    const params = { ...(request.query as Params), ...(request.body as Params) };
    const answer = answersByMethod[params.method ?? ''];
    if (!answer || !isSignedBy(keys.app.publicKey, params))
      return {
        error_response: {
          code: '40002',
          msg: 'Invalid Arguments',
          sub_code: 'isv.invalid-signature',
        },
      };
    const inner = JSON.stringify(answer(ledger, JSON.parse(params.biz_content ?? '{}'), told));
    const key = `${params.method?.replaceAll('.', '_')}_response`;
    const sign = signText(keys.bank.privateKey, inner);
    return reply.type('application/json').send(`{"${key}":${inner},"sign":"${sign}"}`);
  });

  app.get<{ Params: { tradeNo: string } }>('/cashier/:tradeNo', async (request, reply) => {
    const trade = ledger.findByTrade(request.params.tradeNo);
    if (!trade) return html(reply.code(404), refusedPage());
    if (isPayable(trade, clock.now())) return html(reply, payPage(trade));
    const back = trade.paidAt ? returnAddress(keys, trade) : leaveAddress(trade);
    return html(reply, closedPage(trade, back));
  });

  app.post<{ Params: { tradeNo: string } }>('/cashier/:tradeNo/payment', async (request, reply) => {
    const trade = ledger.findByTrade(request.params.tradeNo);
    if (!trade || !isPayable(trade, clock.now()))
      return reply.redirect(`/cashier/${request.params.tradeNo}`, 303);
    // A choice on the page takes precedence over /control.
    const chosen = (request.body ?? {}) as Params;
    const faults = Object.keys(chosen).length > 0 ? Faults.parse(chosen) : next;
    next = noFaults;
    silent += faults.timeouts;
    pay({ ledger, deliveries, keys }, trade, faults);
    const back = returnAddress(keys, trade);
    return faults.noReturn ? html(reply, paidPage(trade, back)) : reply.redirect(back, 303);
  });

  app.post<{ Params: { tradeNo: string } }>(
    '/cashier/:tradeNo/cancellation',
    async (request, reply) => {
      const trade = ledger.findByTrade(request.params.tradeNo);
      return trade
        ? reply.redirect(leaveAddress(trade), 303)
        : html(reply.code(404), refusedPage());
    },
  );

  app.post('/control', async (request) => {
    const { timeouts, ...ofPayment } = Faults.parse(request.body ?? {});
    next = { ...ofPayment, timeouts: 0 };
    silent = timeouts;
    return { next, timeouts };
  });

  function openTrade(params: Params): BankTrade {
    const order = JSON.parse(params.biz_content ?? '{}') as Params;
    const known = ledger.findByOrder(order.out_trade_no ?? '');
    if (known) return known;
    return ledger.add({
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

  await app.listen({ host: '127.0.0.1', port: options.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    gatewayUrl: `http://127.0.0.1:${port}/gateway.do`,
    port,
    flush: () => deliveries.flush(),
    async stop() {
      deliveries.stop();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

/** Never answers: the merchant must time out. */
async function hangUp(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  request.raw.resume();
}
