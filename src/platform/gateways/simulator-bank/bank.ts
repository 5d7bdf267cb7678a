import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { type Clock, systemClock } from '../../../kernel/clock.ts';
import type { GatewayId } from '../payment.ts';
import { alipayProvider } from './alipay/provider.ts';
import { isPayable, pay } from './cashier.ts';
import { createDeliveries } from './deliveries.ts';
import { Faults, noFaults } from './faults.ts';
import type { SimulatorKeys } from './keys.ts';
import { type BankTrade, openLedger } from './ledger.ts';
import { closedPage, formPage, paidPage, payPage, refusedPage } from './pages.tsx';
import type { BankParts, Provider } from './protocol.ts';
import { unionPayProvider } from './unionpay/provider.ts';
import { keepText, wechatPayProvider } from './wechatpay/provider.ts';

export interface Bank {
  /** The bank's address for the merchant. */
  url: string;
  port: number;
  /** Sends all pending notifications and resolves when the merchant has answered them. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

interface BankOptions {
  keys: SimulatorKeys;
  /** File of the ledger; null: in memory. */
  ledgerFile: string | null;
  /** 0: any free port. */
  port: number;
  clock?: Clock;
}

/**
 * A bank for demonstrations and tests on 127.0.0.1: speaks the signed protocols of Alipay, WeChat Pay and
 * UnionPay, with the failures of real gateways on request.
 */
export async function startBank(options: BankOptions): Promise<Bank> {
  const { keys, clock = systemClock } = options;
  const app = Fastify();
  await app.register(formbody);
  const faults = { next: noFaults, silent: 0, brokenBill: false };
  let url = '';
  const bank: BankParts = {
    keys,
    clock,
    ledger: openLedger(options.ledgerFile),
    deliveries: createDeliveries(),
    brokenBill: () => faults.brokenBill,
    url: () => url,
  };
  const wechatPay = wechatPayProvider(bank);
  const providers: Record<GatewayId, Provider> = {
    ALIPAY: alipayProvider(bank),
    WECHATPAY: wechatPay,
    UNIONPAY: unionPayProvider(bank),
  };
  for (const provider of Object.values(providers)) {
    provider.pages(app);
    await app.register(async (scope) => {
      keepText(scope);
      hangUpWhileSilent(scope, faults);
      provider.silenced(scope);
    });
  }
  cashierRoutes(app, bank, providers, faults);

  app.post('/control', async (request) => {
    const { timeouts, brokenBill, rotate, ...ofPayment } = Faults.parse(request.body ?? {});
    faults.next = { ...noFaults, ...ofPayment };
    faults.silent = timeouts;
    faults.brokenBill = brokenBill;
    if (rotate) wechatPay.rotate();
    return { next: faults.next, timeouts };
  });

  await app.listen({ host: '127.0.0.1', port: options.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    flush: () => bank.deliveries.flush(),
    async stop() {
      bank.deliveries.stop();
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

interface State {
  next: Faults;
  /** How many requests of the merchant stay unanswered. */
  silent: number;
}

/** Never answers while silence is asked for: the merchant must time out. */
function hangUpWhileSilent(app: FastifyInstance, state: State): void {
  app.addHook('preHandler', async (request, reply) => {
    if (state.silent <= 0) return;
    state.silent -= 1;
    reply.hijack();
    request.raw.resume();
  });
}

/** The page on which the payer pays, the same for all providers. */
function cashierRoutes(
  app: FastifyInstance,
  bank: BankParts,
  providers: Record<GatewayId, Provider>,
  state: State,
): void {
  const { ledger, clock } = bank;
  const html = (reply: FastifyReply, page: string) =>
    reply.type('text/html; charset=utf-8').send(page);
  const protocolOf = ({ gateway }: BankTrade) => providers[gateway].protocol;
  const cashier = '/cashier/:tradeNo';
  type Asked = { Params: { tradeNo: string }; Querystring: { redirect_url?: string } };

  app.get<Asked>(cashier, async (request, reply) => {
    const trade = ledger.findByTrade(request.params.tradeNo);
    if (!trade) return html(reply.code(404), refusedPage());
    // WeChat's page of a phone browser is told at the link where to go back to.
    if (request.query.redirect_url) trade.returnUrl = request.query.redirect_url;
    if (isPayable(trade, clock.now())) return html(reply, payPage(trade));
    const back = trade.paidAt ? protocolOf(trade).back(trade) : null;
    if (back && 'action' in back) return html(reply, formPage(back));
    return html(reply, closedPage(trade, back?.url ?? protocolOf(trade).leave(trade)));
  });

  app.post<Asked>(`${cashier}/payment`, async (request, reply) => {
    const trade = ledger.findByTrade(request.params.tradeNo);
    if (!trade || !isPayable(trade, clock.now()))
      return reply.redirect(`/cashier/${request.params.tradeNo}`, 303);
    // A choice on the page takes precedence over /control.
    const chosen = (request.body ?? {}) as Record<string, string>;
    const faults = Object.keys(chosen).length > 0 ? Faults.parse(chosen) : state.next;
    state.next = noFaults;
    state.silent += faults.timeouts;
    pay(bank, protocolOf(trade), trade, faults);
    const back = protocolOf(trade).back(trade);
    if (!back || faults.noReturn) return html(reply, paidPage(trade, backUrl(back)));
    return 'action' in back ? html(reply, formPage(back)) : reply.redirect(back.url, 303);
  });

  app.post<Asked>(`${cashier}/cancellation`, async (request, reply) => {
    const trade = ledger.findByTrade(request.params.tradeNo);
    if (!trade) return html(reply.code(404), refusedPage());
    const leave = protocolOf(trade).leave(trade);
    return leave ? reply.redirect(leave, 303) : html(reply, closedPage(trade, null));
  });
}

const backUrl = (back: ReturnType<Provider['protocol']['back']>) =>
  back && 'url' in back ? back.url : null;
