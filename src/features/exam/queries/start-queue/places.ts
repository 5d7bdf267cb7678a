import { sql } from 'kysely';
import type { Db, Reader, Tx } from '../../../../platform/database/index.ts';
import {
  admissionMinutes,
  goneAfterSeconds,
  placeKeptMinutes,
  type Queue,
} from '../../rules/start-queue.ts';

const isAdmitted = sql<boolean>`coalesce(admitted_at > now() - make_interval(mins => ${admissionMinutes}), false)`;
/** Without an admission, and present to use one. */
const isWaiting = sql<boolean>`(admitted_at is null or admitted_at <= now() - make_interval(mins => ${admissionMinutes}))
  and last_seen_at > now() - make_interval(secs => ${goneAfterSeconds})`;

export interface QueuedLearner {
  enrolmentId: string;
  accountId: string;
}

export interface WaitingPlace extends QueuedLearner {
  place: number;
  topicId: string;
  joinedAt: Date;
  isAdmitted: boolean;
  now: Date;
}

const column = (learners: readonly QueuedLearner[], key: keyof QueuedLearner) =>
  sql`${learners.map((one) => one[key])}::uuid[]`;

/**
 * Records that these learners are present and returns their places; those without one are left out. Rows
 * are always locked in the order of the places, so that batches cannot deadlock.
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

/** A view of the waiting page, with the stored form of the session cookie. */
export interface QueueViewer {
  enrolmentId: string;
  sessionHash: string;
}

/** The same for views of the waiting page, whose sessions this statement recognises; in their order. */
export async function touchViewedPlaces(
  db: Reader,
  viewers: readonly QueueViewer[],
): Promise<(WaitingPlace | undefined)[]> {
  const { rows } = await sql<WaitingPlace & { no: number }>`
    with given as (
      select no, enrolment_id, holder.account_id
      from unnest(${viewers.map((one) => one.enrolmentId)}::uuid[], ${viewers.map((one) => one.sessionHash)}::text[])
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
  const byViewer = new Map(rows.map(({ no, ...place }) => [no, place]));
  return viewers.map((_, index) => byViewer.get(index + 1));
}

export interface NewPlace extends QueuedLearner {
  topicId: string;
}

/** Gives learners the next places in their order; a learner who already has one keeps it. */
export async function insertPlaces(tx: Tx, learners: readonly NewPlace[]): Promise<void> {
  if (learners.length === 0) return;
  await sql`
    insert into exam_waiting (enrolment_id, account_id, topic_id)
    select enrolment_id, account_id, topic_id
    from unnest(${column(learners, 'enrolmentId')}, ${column(learners, 'accountId')},
      ${learners.map(({ topicId }) => topicId)}::text[]) with ordinality as t (enrolment_id, account_id, topic_id, no)
    order by no
    on conflict do nothing`.execute(tx);
}

/** Deletes the places of learners whose start was decided. */
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
 * Admits the first waiting places. Processes doing so at once wait for each other at the first row, so
 * that no place is skipped because another process holds it.
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

/** Places listed one by one: a page or two of the index. */
const countedPlaces = 1000;

/** The length of the queue and its first places. */
export async function readQueue(db: Reader): Promise<Queue> {
  const { rows } = await sql<Queue>`
    select count(*)::int as waiting, max(place) as last,
      array(select place::float8 from exam_waiting where ${isWaiting} order by place limit ${countedPlaces}) as first
    from exam_waiting where ${isWaiting}`.execute(db);
  return rows[0] as Queue;
}

/**
 * Deletes the places of learners who left. Counted from the last time any learner was seen, so that an
 * outage costs nobody the place.
 */
export async function deleteForgottenPlaces(db: Db): Promise<void> {
  await sql`
    delete from exam_waiting where last_seen_at < greatest(
      (select max(last_seen_at) from exam_waiting) - make_interval(mins => ${placeKeptMinutes}),
      now() - interval '1 day')`.execute(db);
}
