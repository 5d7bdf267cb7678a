import { sql } from 'kysely';
import type { Reader } from '../../../../platform/database/index.ts';
import type { CounterOpening } from '../../rules/findings/counter-opening-without-money.ts';
import { decideCounterOpenings } from '../../rules/findings/counter-opening-without-money.ts';
import type { NewFinding, Thresholds, Window } from '../../rules/findings/rule.ts';
import { eachDay } from './each-day.ts';

/** Findings of counter opening without money in a window. */
export async function findCounterOpeningsWithoutMoney(
  db: Reader,
  window: Window,
  thresholds: Thresholds,
): Promise<NewFinding[]> {
  return eachDay(window, async (day) =>
    decideCounterOpenings(await loadCounterOpenings(db, day), thresholds, window.to),
  );
}

/** Live openings at counters in a window, each with its order, payments and refunds. */
async function loadCounterOpenings(db: Reader, { from, to }: Window): Promise<CounterOpening[]> {
  const { rows } = await sql<CounterOpening>`
    select opened.id as grant_id, person.id as account_id, person.name as person_name, topic.year,
      body.id as organisation_id, body.name as organisation_name, clerk.name as clerk_name,
      opened.granted_at, paid_for.order_no,
      coalesce(paid_for.amount_fen, topic.fee_fen) as due_fen,
      coalesce((select sum(payment.amount_fen) from payments payment
        where payment.order_id = paid_for.id and payment.outcome = 'SETTLES'), 0)::int as paid_fen,
      coalesce((select sum(refund.amount_fen) from refunds refund
        join payments payment on payment.id = refund.payment_id and payment.outcome = 'SETTLES'
        where refund.order_id = paid_for.id and refund.state = 'SUCCEEDED'), 0)::int as refunded_fen
    from access_grants opened
      join enrolments enrolment on enrolment.id = opened.enrolment_id
      join accounts person on person.id = enrolment.account_id
      join annual_topics topic on topic.id = enrolment.topic_id
      left join orders paid_for on paid_for.id = opened.order_id
      left join organisations body on body.id = coalesce(opened.organisation_id, paid_for.organisation_id)
      left join accounts clerk on clerk.id = opened.granted_by
    where opened.granted_at >= ${from} and opened.granted_at < ${to}
      and opened.because = 'COUNTER' and opened.revoked_at is null
    order by opened.granted_at, opened.id`.execute(db);
  return rows;
}
