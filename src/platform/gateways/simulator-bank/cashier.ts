import { shanghaiTime } from '../shanghai-time.ts';
import type { Deliveries } from './deliveries.ts';
import { newSimulatorKeys, type SimulatorKeys } from './keys.ts';
import type { BankTrade, Ledger } from './ledger.ts';
import { notificationOf } from './messages.ts';
import type { Mishaps } from './mishaps.ts';

/** Whether a trade can still be paid. */
export function isPayable(trade: BankTrade, now: Date): boolean {
  return trade.status === 'WAIT_BUYER_PAY' && shanghaiTime(now) < trade.expiresAt;
}

/** Takes the payment and notifies the merchant, with the failure chosen for this payment. */
export function pay(
  { ledger, deliveries, keys }: { ledger: Ledger; deliveries: Deliveries; keys: SimulatorKeys },
  trade: BankTrade,
  mishaps: Mishaps,
): void {
  charge(ledger, trade, mishaps);
  const paid = [trade];
  if (mishaps.payTwice) {
    const again = ledger.add({ ...trade, status: 'WAIT_BUYER_PAY', paidAt: null, refunds: [] });
    charge(ledger, again, mishaps);
    paid.push(again);
  }
  if (mishaps.forge) deliveries.send(trade.notifyUrl, notificationOf(forgersKeys(keys), trade));
  if (mishaps.lose) return;
  for (const one of paid) {
    const message = notificationOf(keys, one);
    for (let copy = 0; copy <= mishaps.repeat; copy += 1)
      deliveries.send(one.notifyUrl, message, mishaps.delaySeconds);
    if (mishaps.reorder)
      deliveries.send(one.notifyUrl, notificationOf(keys, one, 'WAIT_BUYER_PAY'), 1);
  }
}

function charge(ledger: Ledger, trade: BankTrade, mishaps: Mishaps): void {
  trade.status = 'TRADE_SUCCESS';
  trade.paidAt = shanghaiTime(new Date());
  if (mishaps.wrongAmount) trade.amount = '0.01';
  ledger.save();
}

function forgersKeys(keys: SimulatorKeys): SimulatorKeys {
  return { ...newSimulatorKeys(), appId: keys.appId };
}
