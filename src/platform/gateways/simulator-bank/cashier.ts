import { shanghaiTime } from '../shanghai-time.ts';
import type { Deliveries } from './deliveries.ts';
import type { Faults } from './faults.ts';
import { newSimulatorKeys, type SimulatorKeys } from './keys.ts';
import type { BankTrade, Ledger } from './ledger.ts';
import { notificationOf } from './messages.ts';

/** Whether a trade can still be paid. */
export function isPayable(trade: BankTrade, now: Date): boolean {
  return trade.status === 'WAIT_BUYER_PAY' && shanghaiTime(now) < trade.expiresAt;
}

/** Takes the payment and notifies the merchant, with the failure chosen for this payment. */
export function pay(
  { ledger, deliveries, keys }: { ledger: Ledger; deliveries: Deliveries; keys: SimulatorKeys },
  trade: BankTrade,
  faults: Faults,
): void {
  charge(ledger, trade, faults);
  const paid = [trade];
  if (faults.payTwice) {
    const again = ledger.add({ ...trade, status: 'WAIT_BUYER_PAY', paidAt: null, refunds: [] });
    charge(ledger, again, faults);
    paid.push(again);
  }
  if (faults.forge) deliveries.send(trade.notifyUrl, notificationOf(forgersKeys(keys), trade));
  if (faults.lose) return;
  for (const one of paid) {
    const message = notificationOf(keys, one);
    for (let copy = 0; copy <= faults.repeat; copy += 1)
      deliveries.send(one.notifyUrl, message, faults.delaySeconds);
    if (faults.reorder)
      deliveries.send(one.notifyUrl, notificationOf(keys, one, 'WAIT_BUYER_PAY'), 1);
  }
}

function charge(ledger: Ledger, trade: BankTrade, faults: Faults): void {
  trade.status = 'TRADE_SUCCESS';
  trade.paidAt = shanghaiTime(new Date());
  if (faults.wrongAmount) trade.amount = '0.01';
  ledger.save();
}

function forgersKeys(keys: SimulatorKeys): SimulatorKeys {
  return { ...newSimulatorKeys(), appId: keys.appId };
}
