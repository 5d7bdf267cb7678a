import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../../../platform/database/index.ts';
import {
  admissionMinutes,
  goneAfterSeconds,
  placeKeptMinutes,
  type Queue,
} from '../../rules/start-queue.ts';

const isAdmitted = sql<boolean>`coalesce(admitted_at > now() - make_interval(mins => ${admissionMinutes}), false)`;
/** Waits for a turn and is there to take it. */
const isWaiting = sql<boolean>`(admitted_at is null or admitted_at <= now() - make_interval(mins => ${admissionMinutes}))
  and last_seen_at > now() - make_interval(secs => ${goneAfterSeconds})`;

/** A learner before the gate. */
export interface QueuedLearner {
  enrolmentId: string;
  accountId: string;
}

export interface WaitingPlace extends QueuedLearner {
  place: number;
  topicId: string;
  joinedAt: Date;
  /** Whether he may start now. */
  isAdmitted: boolean;
  now: Date;
}

const column = (learners: readonly QueuedLearner[], key: keyof QueuedLearner) =>
  sql`${learners.map((one) => one[key])}::text[]`;

/**
 * Notes that these learners are there and tells their places; whoever has none of his own is left out.
 * Rows are always locked in the order of the places, so that nobody waits for another in a circle.
 */
export async function touchPlaces(
  db: Reader,
  learners: readonly QueuedLearner[],
): Promise<WaitingPlace[]> {
  const { rows } = await sql<WaitingPlace>`
    with given as (
      select * from unnest(${column(learners, 'enrolmentId')}, ${column(learners, 'accountId')})
        as t (enrolment_id, account_id)
    ), locked as materialized (
      select place from exam_waiting join given using (enrolment_id, account_id)
      order by place for no key update of exam_waiting
    )
    update exam_waiting set last_seen_at = now() from locked where exam_waiting.place = locked.place
    returning exam_waiting.place, enrolment_id, account_id,
      topic_id, joined_at, ${isAdmitted} as is_admitted, now() as now`.execute(db);
  return rows;
}

/** Somebody who looks at a waiting page; his session's cookie in its stored form. */
export interface QueueViewer {
  enrolmentId: string;
  sessionHash: string;
}

/** The same for those who look at the waiting page, recognised in this very statement; in their order. */
export async function touchViewedPlaces(
  db: Reader,
  viewers: readonly QueueViewer[],
): Promise<(WaitingPlace | undefined)[]> {
  const { rows } = await sql<WaitingPlace & { no: number }>`
    with given as (
      select no, enrolment_id, holder.account_id
      from unnest(${viewers.map((one) => one.enrolmentId)}::text[], ${viewers.map((one) => one.sessionHash)}::text[])
          with ordinality as t (enrolment_id, session_hash, no)
        join session_holders holder on holder.token_hash = t.session_hash
    ), locked as materialized (
      select place from exam_waiting
      where (enrolment_id, account_id) in (select enrolment_id, account_id from given)
      order by place for no key update
    ), seen as (
      update exam_waiting set last_seen_at = now() from locked where exam_waiting.place = locked.place
      returning exam_waiting.*
    )
    select no::int, place, enrolment_id, account_id, topic_id,
      joined_at, ${isAdmitted} as is_admitted, now() as now
    from given join seen using (enrolment_id, account_id)`.execute(db);
  const byVisit = new Map(rows.map(({ no, ...place }) => [no, place]));
  return viewers.map((_, index) => byVisit.get(index + 1));
}

/** Gives learners the next places in their order. Who has one, from a click a moment ago, keeps it. */
export async function insertPlaces(
  tx: Tx,
  learners: readonly (QueuedLearner & { topicId: string })[],
): Promise<void> {
  if (learners.length === 0) return;
  await sql`
    insert into exam_waiting (enrolment_id, account_id, topic_id)
    select enrolment_id, account_id, topic_id
    from unnest(${column(learners, 'enrolmentId')}, ${column(learners, 'accountId')},
      ${learners.map(({ topicId }) => topicId)}::text[]) with ordinality as t (enrolment_id, account_id, topic_id, no)
    order by no
    on conflict do nothing`.execute(tx);
}

/** Takes away the places of learners who have got their answer. */
export async function deletePlaces(tx: Tx, learners: readonly QueuedLearner[]): Promise<void> {
  await sql`
    with locked as materialized (
      select place from exam_waiting join
        unnest(${column(learners, 'enrolmentId')}, ${column(learners, 'accountId')}) as t (enrolment_id, account_id)
        using (enrolment_id, account_id)
      order by place for update of exam_waiting
    )
    delete from exam_waiting using locked where exam_waiting.place = locked.place`.execute(tx);
}

/**
 * Gives the first of those who wait and are there their turn. Processes that do it at the same time wait
 * for each other at the first row: no place is passed over because another one had it in hand.
 */
export async function admitPlaces(tx: Tx, count: number): Promise<void> {
  if (count === 0) return;
  await sql`
    with next as materialized (
      select place from exam_waiting where ${isWaiting} order by place limit ${count} for no key update
    )
    update exam_waiting set admitted_at = now() from next where exam_waiting.place = next.place`.execute(
    tx,
  );
}

/** Places counted one by one: a page or two of the index. */
const countedPlaces = 1000;

/** How many wait, and where the first of them stand. */
export async function readQueue(db: Reader): Promise<Queue> {
  const { rows } = await sql<Queue>`
    select count(*)::int as waiting, max(place) as last,
      array(select place::float8 from exam_waiting where ${isWaiting} order by place limit ${countedPlaces}) as first
    from exam_waiting where ${isWaiting}`.execute(db);
  return rows[0] as Queue;
}

/**
 * Forgets those who went away. Counted from the last time anybody was seen, so that nobody loses his
 * place to an outage in which nobody could be.
 */
export async function deleteForgottenPlaces(db: Db): Promise<void> {
  await sql`
    delete from exam_waiting where last_seen_at < greatest(
      (select max(last_seen_at) from exam_waiting) - make_interval(mins => ${placeKeptMinutes}),
      now() - interval '1 day')`.execute(db);
}
