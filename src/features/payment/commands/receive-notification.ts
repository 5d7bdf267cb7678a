import type { GatewayId, Notice } from '../../../platform/gateways/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { countForgery, insertNotification, type Verdict } from '../queries/notifications.ts';
import { receiveRefundNews } from './receive-refund-news.ts';
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
 * anything and is saved with its verdict; forgeries are counted by `source`, the sender's address. Throws
 * when it cannot be judged now.
 * No audit: the notification itself is saved, what it leads to is recorded where it is done.
 */
export async function receiveNotification(
  parts: Parts,
  gateway: GatewayId,
  notice: Notice,
  source: string,
): Promise<{ verdict: Verdict; taken: boolean }> {
  const { verdict, orderNo, tradeNo } = await judge(parts, gateway, notice);
  if (verdict === 'FORGED') {
    await countForgery(parts.db, source, parts.clock.now());
    return { verdict, taken: false };
  }
  await insertNotification(parts.db, {
    gateway,
    orderNo: orderNo?.slice(0, 64) ?? null,
    tradeNo: tradeNo?.slice(0, 64) ?? null,
    verdict,
    body: evidenceOf(notice),
    at: parts.clock.now(),
  });
  const taken = verdict === 'ACCEPTED' || verdict === 'REPEATED' || verdict === 'IGNORED';
  return { verdict, taken };
}

interface Judged {
  verdict: Verdict;
  orderNo?: string | undefined;
  tradeNo?: string | undefined;
}

async function judge(parts: Parts, gateway: GatewayId, notice: Notice): Promise<Judged> {
  const news = await parts.paymentGateways.get(gateway)?.readNotification(notice);
  if (!news) return { verdict: 'FORGED' };
  if (news.kind === 'REFUND') {
    const verdict = await receiveRefundNews(parts, gateway, news);
    return { verdict, orderNo: news.orderNo || undefined, tradeNo: news.refundNo };
  }
  const { orderNo, tradeNo, state } = news.trade;
  // Older states arriving late, and our own refunds: nothing follows from them.
  const verdict =
    state === 'PAID'
      ? verdicts[await settleTrade(parts, gateway, news.trade, 'NOTIFICATION')]
      : 'IGNORED';
  return { verdict, orderNo, tradeNo };
}

/** The message as it came in: the fields of a form, or the text with its signature. */
function evidenceOf({ fields, headers, body }: Notice): Record<string, string> {
  if (Object.keys(fields).length > 0) return fields;
  const signature = Object.entries(headers).filter(([name]) => name.startsWith('wechatpay-'));
  return { ...(Object.fromEntries(signature) as Record<string, string>), body };
}
