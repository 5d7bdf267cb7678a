import type { SignedMessage } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { countForgery, insertNotification, type Verdict } from '../queries/notifications.ts';
import { type Settlement, settleTrade } from './settle-trade.ts';

const verdicts: Record<Settlement, Verdict> = {
  SETTLES: 'ACCEPTED',
  DUPLICATE: 'ACCEPTED',
  LATE: 'ACCEPTED',
  REPEATED: 'REPEATED',
  WRONG_AMOUNT: 'WRONG_AMOUNT',
  UNKNOWN_ORDER: 'UNKNOWN_ORDER',
};

/**
 * Handles a notification and returns its verdict, and whether the gateway may stop repeating it. Only a
 * message signed by the gateway for our application, of a known checkout and with its amount, changes
 * anything and is saved with its verdict; forgeries are counted by `source`, the sender's address.
 * No audit: the notification itself is saved, what it leads to is recorded where it is done.
 */
export async function receiveNotification(
  parts: Parts,
  message: SignedMessage,
  source: string,
): Promise<{ verdict: Verdict; taken: boolean }> {
  const verdict = await judge(parts, message);
  if (verdict === 'FORGED') {
    await countForgery(parts.db, source, parts.clock.now());
    return { verdict, taken: false };
  }
  await insertNotification(parts.db, {
    orderNo: message.out_trade_no?.slice(0, 64) ?? null,
    tradeNo: message.trade_no?.slice(0, 64) ?? null,
    verdict,
    body: message,
    at: parts.clock.now(),
  });
  const taken = verdict === 'ACCEPTED' || verdict === 'REPEATED' || verdict === 'IGNORED';
  return { verdict, taken };
}

async function judge(parts: Parts, message: SignedMessage): Promise<Verdict> {
  const trade = parts.paymentGateway?.readNotification(message);
  if (!trade) return 'FORGED';
  // Older states arriving late, and our own refunds: nothing follows from them.
  if (trade.state !== 'PAID') return 'IGNORED';
  return verdicts[await settleTrade(parts, trade, 'NOTIFICATION')];
}
