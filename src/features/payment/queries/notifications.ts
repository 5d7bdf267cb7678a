import type { Reader } from '../../../platform/database/index.ts';

export type Verdict =
  | 'ACCEPTED'
  | 'REPEATED'
  | 'FORGED'
  | 'WRONG_AMOUNT'
  | 'UNKNOWN_ORDER'
  | 'IGNORED';

/** Saves a notification as it came in: evidence, also of forgeries. */
export async function insertNotification(
  db: Reader,
  {
    at,
    body,
    ...notification
  }: {
    orderNo: string | null;
    tradeNo: string | null;
    verdict: Verdict;
    body: Record<string, string>;
    at: Date;
  },
): Promise<void> {
  await db
    .insertInto('gatewayNotifications')
    .values({ ...notification, body: JSON.stringify(body), receivedAt: at })
    .execute();
}
