import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import type {
  GatewayId,
  PaymentGateway,
  PaymentGateways,
  PayStep,
} from '../../src/platform/gateways/payment.ts';
import { type Bank, startBank } from '../../src/platform/gateways/simulator-bank/bank.ts';
import { simulatorGateways } from '../../src/platform/gateways/simulator-bank/gateways.ts';
import {
  newSimulatorKeys,
  type SimulatorKeys,
} from '../../src/platform/gateways/simulator-bank/keys.ts';

export interface TestBank extends Bank {
  /** All three, and Alipay alone. */
  gateways: PaymentGateways;
  alipayOnly: PaymentGateways;
  gateway: PaymentGateway;
  keys: SimulatorKeys;
  /** Sets what goes wrong with the next payment, or how many queries stay unanswered. */
  misbehave(faults: Record<string, unknown>): Promise<void>;
  /** Opens the pay page as a person does; returns the address of the bank's page. */
  open(way: string | PayStep): Promise<string>;
  /** Presses 支付 there; returns where the bank sends the person, null when nowhere. */
  pay(way: string | PayStep): Promise<string | null>;
}

/** Made once a worker: RSA keys take a tenth of a second each. */
let made: SimulatorKeys | undefined;

/** The simulator bank in this process, on a free port, with gateways that talk to it. */
export async function startTestBank(options: { clock?: Clock } = {}): Promise<TestBank> {
  const { clock = systemClock } = options;
  made ??= newSimulatorKeys();
  const keys = made;
  const bank = await startBank({ keys, ledgerFile: null, port: 0, clock });
  const { url } = bank;
  const patient = simulatorGateways(keys, url, { timeoutMs: 60_000 });
  // Only a question that will not be answered times out soon.
  const hasty = simulatorGateways(keys, url, { timeoutMs: 300 });
  let unanswered = 0;
  const ask = (id: GatewayId) => {
    const gateways = unanswered > 0 ? hasty : patient;
    unanswered = Math.max(0, unanswered - 1);
    return gateways.get(id) as PaymentGateway;
  };
  const gateways: PaymentGateways = new Map(
    [...patient].map(([id, gateway]) => [id, impatient(gateway, () => ask(id))]),
  );
  const open = (way: string | PayStep) => openPage(way, url);
  return {
    ...bank,
    keys,
    gateways,
    alipayOnly: new Map([...gateways].filter(([id]) => id === 'ALIPAY')),
    gateway: gateways.get('ALIPAY') as PaymentGateway,
    async misbehave(faults) {
      unanswered = Number(faults.timeouts ?? 0);
      await fetch(`${url}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
    },
    open,
    async pay(way) {
      const cashier = await open(way);
      const answer = await fetch(`${cashier}/payment`, { method: 'POST', redirect: 'manual' });
      return answer.headers.get('location');
    },
  };
}

/** A gateway whose questions go by whoever `ask` names at that moment. */
function impatient(gateway: PaymentGateway, ask: () => PaymentGateway): PaymentGateway {
  const { id } = gateway;
  return {
    ...gateway,
    // Only WeChat Pay is asked before the payer goes there.
    begin: (...given) => (id === 'WECHATPAY' ? ask() : gateway).begin(...given),
    query: (...given) => ask().query(...given),
    refund: (...given) => ask().refund(...given),
    close: (...given) => ask().close(...given),
    bill: (...given) => ask().bill(...given),
  };
}

/** Goes the way to the bank's page and returns its address. */
async function openPage(way: string | PayStep, bankUrl: string): Promise<string> {
  const step: PayStep = typeof way === 'string' ? { kind: 'GO', url: way } : way;
  if (step.kind === 'SCAN') return step.code;
  if (step.kind === 'LINK') {
    await fetch(step.url);
    return step.url.split('?')[0] ?? '';
  }
  if (step.kind === 'BRIDGE') throw new Error('only WeChat itself can pay by the bridge');
  const answer =
    step.kind === 'FORM'
      ? await fetch(step.action, {
          method: 'POST',
          body: new URLSearchParams(step.fields),
          redirect: 'manual',
        })
      : await fetch(step.url, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '/', bankUrl).href;
}
