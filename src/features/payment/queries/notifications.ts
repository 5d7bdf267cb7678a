import type { Reader } from '../../../platform/database/index.ts';

export type Verdict =
  | 'ACCEPTED'
  | 'REPEATED'
  | 'FORGED'
  | 'WRONG_AMOUNT'
  | 'UNKNOWN_ORDER'
  | 'IGNORED';

/** Keeps a knock at the notification door as it came: evidence, also of forgeries. */
export async function insertNotification(
  db: Reader,
  knock: {
    orderNo: string | null;
    tradeNo: string | null;
    verdict: Verdict;
    body: Record<string, string>;
    at: Date;
  },
): Promise<void> {
  await db
    .insertInto('gatewayNotifications')
    .values({
      orderNo: knock.orderNo,
      tradeNo: knock.tradeNo,
      verdict: knock.verdict,
      body: JSON.stringify(knock.body),
      receivedAt: knock.at,
    })
    .execute();
}
