import { sql } from 'kysely';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { GatewayId } from '../../../platform/gateways/index.ts';

export type Verdict =
  | 'ACCEPTED'
  | 'REPEATED'
  | 'FORGED'
  | 'WRONG_AMOUNT'
  | 'UNKNOWN_ORDER'
  | 'IGNORED';

/** Saves a signed notification as it came in: evidence. */
export async function insertNotification(
  db: Reader,
  {
    at,
    body,
    ...notification
  }: {
    gateway: GatewayId;
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

/** Counts a notification that the gateway did not sign, by day and source. */
export async function countForgery(db: Reader, source: string, at: Date): Promise<void> {
  await sql`insert into forged_notifications (day, source, first_at, last_at)
    values (${dayOf(at)}, ${source}, ${at}, ${at})
    on conflict (day, source) do update
      set times = forged_notifications.times + 1, last_at = excluded.last_at`.execute(db);
}
