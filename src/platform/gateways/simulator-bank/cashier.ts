import { shanghaiTime } from '../shanghai-time.ts';
import type { Faults } from './faults.ts';
import type { BankTrade } from './ledger.ts';
import type { BankParts, Protocol } from './protocol.ts';

/** Whether a trade can still be paid. */
export function isPayable(trade: BankTrade, now: Date): boolean {
  return trade.status === 'WAIT_BUYER_PAY' && shanghaiTime(now) < trade.expiresAt;
}

/** Takes the payment and notifies the merchant, with the failure chosen for this payment. */
export function pay(bank: BankParts, protocol: Protocol, trade: BankTrade, faults: Faults): void {
  const { ledger, deliveries } = bank;
  charge(bank, trade, faults);
  const paid = [trade];
  if (faults.payTwice) {
    const again = ledger.add({ ...trade, status: 'WAIT_BUYER_PAY', paidAt: null, refunds: [] });
    charge(bank, again, faults);
    paid.push(again);
  }
  if (faults.forge) deliveries.send(protocol.forged(trade));
  if (faults.lose) return;
  for (const one of paid) {
    const letter = protocol.notice(one);
    for (let copy = 0; copy <= faults.repeat; copy += 1)
      deliveries.send(letter, faults.delaySeconds);
    if (faults.reorder) deliveries.send(protocol.notice(one, 'WAIT_BUYER_PAY'), 1);
  }
}

function charge({ ledger, clock }: BankParts, trade: BankTrade, faults: Faults): void {
  trade.status = 'TRADE_SUCCESS';
  trade.paidAt = shanghaiTime(clock.now());
  if (faults.wrongAmount) trade.amount = '0.01';
  ledger.save();
}
