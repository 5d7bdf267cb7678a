import { type Clock, systemClock } from '../../src/kernel/clock.ts';
import { alipayGateway } from '../../src/platform/gateways/alipay.ts';
import type { PaymentGateway } from '../../src/platform/gateways/payment.ts';
import { type Bank, startBank } from '../../src/platform/gateways/simulator-bank/bank.ts';
import {
  newSimulatorKeys,
  type SimulatorKeys,
} from '../../src/platform/gateways/simulator-bank/keys.ts';

export interface TestBank extends Bank {
  gateway: PaymentGateway;
  keys: SimulatorKeys;
  /** Sets what goes wrong with the next payment, or how many queries stay unanswered. */
  misbehave(faults: Record<string, unknown>): Promise<void>;
  /** Opens the pay page as a person does; returns the address of the bank's page. */
  open(payPageUrl: string): Promise<string>;
  /** Presses 支付 there; returns where the bank sends the person, null when nowhere. */
  pay(payPageUrl: string): Promise<string | null>;
}

/** The simulator bank in this process, on a free port, with a gateway that talks to it. */
export async function startTestBank(options: { clock?: Clock } = {}): Promise<TestBank> {
  const { clock = systemClock } = options;
  const keys = newSimulatorKeys();
  const bank = await startBank({ keys, ledgerFile: null, port: 0, clock });
  const origin = new URL(bank.gatewayUrl).origin;
  const open = async (payPageUrl: string) => {
    const answer = await fetch(payPageUrl, { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '/', origin).href;
  };
  const gatewayThatWaits = (timeoutMs: number) =>
    alipayGateway({
      appId: keys.appId,
      privateKey: keys.app.privateKey,
      alipayPublicKey: keys.bank.publicKey,
      gateway: bank.gatewayUrl,
      timeoutMs,
    });
  const patient = gatewayThatWaits(60_000);
  // Only a query that will not be answered times out soon.
  const hasty = gatewayThatWaits(300);
  let unanswered = 0;
  const ask = () => {
    if (unanswered === 0) return patient;
    unanswered -= 1;
    return hasty;
  };
  return {
    ...bank,
    keys,
    gateway: {
      ...patient,
      query: (...given) => ask().query(...given),
      refund: (...given) => ask().refund(...given),
      close: (...given) => ask().close(...given),
    },
    async misbehave(faults) {
      unanswered = Number(faults.timeouts ?? 0);
      await fetch(`${origin}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
    },
    open,
    async pay(payPageUrl) {
      const cashier = await open(payPageUrl);
      const answer = await fetch(`${cashier}/payment`, { method: 'POST', redirect: 'manual' });
      return answer.headers.get('location');
    },
  };
}
