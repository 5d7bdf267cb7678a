import { type RawBuilder, sql } from 'kysely';
import { type Db, inTransaction, type Tx } from '../platform/database/index.ts';
import { kept, shipped } from './kept-tables.ts';
import type { Timeline } from './timeline.ts';

interface LearnerTopic {
  accountId: string;
  topicId: string;
  /** When it was made; rows already moved are well before. */
  now: Date;
}

/**
 * Moves the dates of a learner's steps in a topic into the past, and the dates inside numbers. The audit
 * record stays; an open order or exam stays of today.
 */
export async function moveIntoPast(db: Db, subject: LearnerTopic, times: Timeline): Promise<void> {
  await inTransaction(db, async (tx) => {
    await moveRegistration(tx, subject, times);
    await movePayment(tx, subject, times);
    await moveStudy(tx, subject, times);
    await moveExams(tx, subject, times);
    await moveSlips(tx, subject, times);
  });
}

const at = (date: Date) => sql`${date}::timestamptz`;
const fresh = (column: string, { now }: LearnerTopic) =>
  sql`${sql.ref(column)} >= ${at(now)} - interval '1 hour'`;
const enrolmentsOf = ({ accountId, topicId }: LearnerTopic) =>
  sql`select id from enrolments where account_id = ${accountId} and topic_id = ${topicId}`;
const digits = (instant: RawBuilder<unknown>) =>
  sql`to_char(${instant} at time zone 'Asia/Shanghai', 'YYYYMMDD')`;

// A learner of two years registered before the earlier one.
async function moveRegistration(tx: Tx, subject: LearnerTopic, times: Timeline): Promise<void> {
  const { accountId: id } = subject;
  const registered = at(times.registered);
  await sql`update accounts set created_at = least(created_at, ${registered})
    where id = ${id}`.execute(tx);
  await sql`update learners set registered_at = least(registered_at, ${registered}),
    privacy_consented_at = least(privacy_consented_at, ${registered}) where account_id = ${id}`.execute(
    tx,
  );
  await sql`update registration_checks set at = ${at(times.paid)}
    where account_id = ${id} and ${fresh('at', subject)}`.execute(tx);
  const sent = sql`case when text like '%缴费%' then ${at(times.paid)} else ${at(times.end)} end`;
  await sql`update sms_messages set created_at = ${sent}, sent_at = ${sent}
    where phone_cipher = (select phone_cipher from accounts where id = ${id})
      and ${fresh('createdAt', subject)}`.execute(tx);
}

async function movePayment(tx: Tx, subject: LearnerTopic, times: Timeline): Promise<void> {
  const paid = at(times.paid);
  const mine = enrolmentsOf(subject);
  const orders = sql`select id from orders where state <> 'OPEN' and enrolment_id in (${mine})`;
  await sql`update enrolments set selected_at = ${at(times.selected)}
    where id in (${mine})`.execute(tx);
  await sql`update orders set created_at = ${paid}, paid_at = ${paid},
    order_no = overlay(order_no placing ${digits(paid)} from 3)
    where id in (${orders})`.execute(tx);
  await sql`update checkouts set checkout_no = orders.order_no, created_at = ${paid},
    paid_at = case when checkouts.paid_at is not null then ${paid} end,
    expires_at = ${paid} + (expires_at - checkouts.created_at)
    from checkout_orders join orders on orders.id = order_id
    where checkout_id = checkouts.id and checkouts.group_order_id is null
      and order_id in (${orders})`.execute(tx);
  await sql`update order_events set at = ${paid} where order_id in (${orders})`.execute(tx);
  await sql`update payments set received_at = ${paid},
    trade_no = case method when 'GATEWAY' then trade_no else order_no || '-' || method end
    from orders where orders.id = order_id and order_id in (${orders})`.execute(tx);
  await sql`update gateway_trades set received_at = ${paid} where checkout_id in
    (select checkout_id from checkout_orders where order_id in (${orders}))`.execute(tx);
  await sql`update receipts set issued_at = ${paid},
    receipt_no = overlay(receipt_no placing to_char(${paid} at time zone 'Asia/Shanghai', 'YYYY') from 3)
    where order_id in (${orders})`.execute(tx);
  await sql`update access_grants set granted_at = ${paid}
    where enrolment_id in (${mine})`.execute(tx);
}

async function moveStudy(tx: Tx, subject: LearnerTopic, times: Timeline): Promise<void> {
  const [from, to] = [at(times.studyFrom), at(times.studyTo)];
  const rounds = sql`select id from study_rounds where enrolment_id in (${enrolmentsOf(subject)})`;
  await sql`update study_rounds set opened_at = ${at(times.paid)},
    completed_at = case when completed_at is not null then ${to} end
    where id in (${rounds}) and round_no = 1`.execute(tx);
  await sql`update study_ledger as line set at = ${from} + (${to} - ${from}) * place.share
    from (select id, row_number() over (order by id)::float8 / count(*) over () as share
      from study_ledger where round_id in (${rounds})) as place
    where place.id = line.id`.execute(tx);
  await sql`update lesson_progress as lesson set first_opened_at = line.at, updated_at = line.at
    from (select round_id, lesson_id, min(at) as at from study_ledger
      where round_id in (${rounds}) group by 1, 2) as line
    where line.round_id = lesson.round_id and line.lesson_id = lesson.lesson_id`.execute(tx);
}

async function moveExams(tx: Tx, subject: LearnerTopic, times: Timeline): Promise<void> {
  const graded = sql`select id, deadline_at - started_at as given,
      ${at(times.examined)} - (row_number() over (order by started_at desc) - 1) * interval '1 day' as began,
      interval '31 minutes' + score % 13 * interval '67 seconds' as took
    from exam_attempts where state = 'GRADED' and enrolment_id in (${enrolmentsOf(subject)})`;
  await sql`update exam_attempts as attempt set
      started_at = began, writer_since = began, deadline_at = began + given,
      last_contact_at = began + took, closed_at = began + took, graded_at = began + took
    from (${graded}) as was where was.id = attempt.id`.execute(tx);
  await sql`update exam_submissions as submission set
      submission_no = overlay(submission.submission_no placing ${digits(sql`closed_at`)} from 2)
    from exam_attempts as attempt where attempt.id = submission.attempt_id and attempt.state = 'GRADED'
      and attempt.enrolment_id in (${enrolmentsOf(subject)})`.execute(tx);
  await sql`update exam_answers as answer set saved_at = started_at + item_no * interval '33 seconds'
    from exam_attempts as attempt
    where attempt.topic_id = answer.topic_id and attempt.id = answer.attempt_id and attempt.state = 'GRADED'
      and attempt.enrolment_id in (${enrolmentsOf(subject)})`.execute(tx);
  await sql`update study_rounds as round set opened_at = attempt.graded_at from exam_attempts as attempt
    where round.enrolment_id in (${enrolmentsOf(subject)}) and round.round_no > 1
      and attempt.enrolment_id = round.enrolment_id and attempt.attempt_no > 1`.execute(tx);
}

async function moveSlips(tx: Tx, subject: LearnerTopic, times: Timeline): Promise<void> {
  const slips = sql`select id from result_slips where enrolment_id in (${enrolmentsOf(subject)})`;
  const requests = sql`select id from endorsements where slip_id in (${slips})`;
  const [decided, recorded] = [at(times.decided), at(times.recorded)];
  const iso = (instant: RawBuilder<unknown>) =>
    sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  await sql`update result_slips as slip set issued_at = closed_at,
      content = content || jsonb_build_object(
        'examinedAt', ${iso(sql`closed_at`)}, 'issuedAt', ${iso(sql`closed_at`)}),
      endorsement = endorsement || jsonb_build_object('at', ${iso(decided)})
    from exam_attempts as attempt where attempt.id = slip.attempt_id and slip.id in (${slips})`.execute(
    tx,
  );
  await sql`update endorsements set requested_at = issued_at,
      decided_at = case endorsements.state when 'PENDING' then null
        when 'REVOKED' then ${recorded} else ${decided} end
    from result_slips as slip where slip.id = slip_id and slip_id in (${slips})`.execute(tx);
  await sql`update endorsement_events as event set
      at = case event.state when 'PENDING' then requested_at
        when 'REVOKED' then ${recorded} else ${decided} end
    from endorsements as request
    where request.id = endorsement_id and endorsement_id in (${requests})`.execute(tx);
  await sql`update certificate_entries set confirmed_at = ${recorded} where slip_id in (${slips})`.execute(
    tx,
  );
  await sql`update card_entries set recorded_at = ${recorded} where certificate_entry_id in
    (select id from certificate_entries where slip_id in (${slips}))`.execute(tx);
}

/** Empties the tables that a half-built demo city has filled; it was never served. */
export async function clearCity(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'public' and tablename <> all (${kept})`.execute(tx);
    for (const name of shipped)
      await sql`create temporary table ${sql.ref(`kept_${name}`)} on commit drop as
        select * from ${sql.table(name)} as one
        where coalesce(to_jsonb(one) ->> 'created_by', to_jsonb(one) ->> 'author_id') is null`.execute(
        tx,
      );
    await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(tx);
    for (const name of shipped)
      await sql`insert into ${sql.table(name)} select * from ${sql.ref(`kept_${name}`)}`.execute(
        tx,
      );
  });
}

/**
 * Moves the latest exams of two people to the same time, and their sessions of now, which share an
 * address, to that day.
 */
export async function moveSideBySide(db: Db, one: string, other: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const latest = (id: string) => sql`(select id from exam_attempts
      where account_id = ${id} and state = 'GRADED' order by started_at desc limit 1)`;
    await sql`update exam_attempts as second set
        started_at = first.started_at + interval '4 minutes',
        last_contact_at = first.started_at + interval '4 minutes' + (second.last_contact_at - second.started_at),
        closed_at = first.started_at + interval '4 minutes' + (second.closed_at - second.started_at),
        graded_at = first.started_at + interval '4 minutes' + (second.graded_at - second.started_at),
        deadline_at = first.started_at + interval '4 minutes' + (second.deadline_at - second.started_at)
      from exam_attempts first where first.id = ${latest(one)} and second.id = ${latest(other)}`.execute(
      tx,
    );
    await sql`update exam_answers as answer set saved_at = started_at + item_no * interval '33 seconds'
      from exam_attempts attempt where attempt.id = ${latest(other)} and answer.attempt_id = attempt.id`.execute(
      tx,
    );
    await sql`update exam_attempts as attempt set device = session.user_agent
      from sessions session where session.account_id = attempt.account_id
        and attempt.id in (${latest(one)}, ${latest(other)})`.execute(tx);
    await sql`update sessions set created_at = started_at - interval '6 minutes',
        last_seen_at = last_contact_at
      from exam_attempts attempt
      where attempt.id in (${latest(one)}, ${latest(other)}) and sessions.account_id = attempt.account_id`.execute(
      tx,
    );
  });
}

/**
 * Makes the rules run again over the finished city, and the roles of officers begin before their
 * decisions.
 */
export async function resetRuleRuns(db: Db): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`update role_assignments set valid_from = least(valid_from, date '2024-01-01')`.execute(
      tx,
    );
    await sql`delete from irregularity_findings where state = 'NEW'`.execute(tx);
    await sql`delete from irregularity_runs`.execute(tx);
  });
}
