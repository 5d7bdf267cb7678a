import { join } from 'node:path';
import { hashPassword } from '../../src/features/identity/index.ts';
import { createCipher, hashToken, openKeyFile } from '../../src/platform/cryptography/index.ts';
import type { BenchProduct } from './product.ts';

/** Examinees with an open attempt when the whole city takes the exam. */
export const sitting = 100_000;
/** Further examinees who are about to start. */
export const waiting = 20_000;
/** People with a password for the log-ins. */
export const registered = 2000;
export const password = 'Bench-2026-kaoshi';

const hex = (index: number) => index.toString(16).padStart(12, '0');
/** Ids in the shape and order of real ones (uuid v7), computed from the number of the examinee. */
export const attemptIdOf = (index: number) => `019ac000-0000-7000-8000-${hex(index)}`;
export const enrolmentIdOf = (index: number) => `019ab000-0000-7000-8000-${hex(index)}`;
export const cookieOf = (index: number) => `bench-session-${index}`;
/** The topic everybody sits. */
export const topicId = 'cq-2026';
export const writerTokenOf = (index: number) => `${topicId}.bench-writer-${index}`;
/** A mobile number, which is a login name. */
export const phoneOf = (index: number) => `139${String(index).padStart(8, '0')}`;

const sqlId = (prefix: string, i = 'i') =>
  `('${prefix}-0000-7000-8000-' || lpad(to_hex(${i}), 12, '0'))::uuid`;
const account = sqlId('019aa000');
const enrolment = sqlId('019ab000');
const newestTopic = `'${topicId}'`;
const district = `(select id from jurisdictions where kind = 'DISTRICT' and valid_to is null order by id limit 1)`;
const round = sqlId('019ae000');
const attempt = sqlId('019ac000');

/** Inserts examinees `from` to `to` (exclusive) with session, access and a completed study round. */
export async function insertExaminees(
  { db }: BenchProduct,
  from: number,
  to: number,
): Promise<void> {
  const people = `generate_series(${from}, ${to - 1}) as i`;
  await unchecked({ db }, [
    `insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked, phone_masked)
     select ${account}, '考生' || i, 'RESIDENT_ID', 'x', 'bench-' || i, '500***********0000', '139****0000' from ${people}`,
    `insert into learners (account_id, district_id, privacy_version, privacy_consented_at)
     select ${account}, ${district}, '1', now() from ${people}`,
    `insert into sessions (token_hash, id, account_id, ip, user_agent)
     select rtrim(translate(encode(sha256(('bench-session-' || i)::bytea), 'base64'), '+/', '-_'), '='),
       ${sqlId('019af000')}, ${account}, '127.0.0.1', 'bench' from ${people}`,
    `insert into enrolments (id, account_id, topic_id, state)
     select ${enrolment}, ${account}, ${newestTopic}, 'OPEN' from ${people}`,
    `insert into access_grants (id, enrolment_id, because)
     select ${sqlId('019ad000')}, ${enrolment}, 'FREE' from ${people}`,
    `insert into study_rounds (id, enrolment_id, round_no, because, completed_at)
     select ${round}, ${enrolment}, 1, 'FIRST', now() from ${people}`,
  ]);
}

/** Inserts the bureau that endorses all slips; without it none could be issued. */
export async function openBureau({ db }: BenchProduct): Promise<void> {
  await db.query(
    `insert into organisations (id, kind, name, short_name, pinyin, pinyin_initials, jurisdiction_id, seal_name)
     select '019a9000-0000-7000-8000-000000000000', 'DISTRICT_HR_BUREAU', '测试区人社局', '测试区人社局', 'ceshi', 'cs', ${district}, '测试区人社局'`,
  );
}

/** Inserts attempts, open for hours or graded long ago, with some answers each. */
export async function insertAttempts(
  { db }: BenchProduct,
  from: number,
  to: number,
  { open, answers }: { open: boolean; answers: number },
): Promise<void> {
  const people = `generate_series(${from}, ${to - 1}) as i`;
  const end = open
    ? "'OPEN', now() + interval '6 hours', null::timestamptz, null, null, null::int"
    : "'GRADED', now() - interval '1 day', now() - interval '1 day', 'HANDED_IN', 'PASSED', 80";
  await unchecked({ db }, [
    `insert into exam_attempts (id, enrolment_id, round_id, account_id, topic_id, paper_id, item_count, attempt_no,
       started_at, writer_token, state, deadline_at, closed_at, closed_because, result, score)
     select ${attempt}, ${enrolment}, ${round}, ${account}, paper.topic_id, paper.id, cardinality(paper.question_ids), 1,
       now() - interval '2 days', paper.topic_id || '.bench-writer-' || i, ${end}
     from ${people}
       join (select *, row_number() over () - 1 as no, count(*) over () as forms from exam_papers
         where topic_id = ${newestTopic}) paper
         on paper.no = i % paper.forms`,
    `insert into exam_answers (topic_id, attempt_id, item_no, seq, response, saved_at)
     select ${newestTopic}, ${attempt}, item, item, 'A', now() - interval '1 day'
     from ${people} cross join generate_series(1, ${answers}) as item`,
  ]);
}

/** Inserts right answers to every item of these attempts, so that grading has its full work. */
export async function insertAnswers(
  { db }: BenchProduct,
  attemptIds: readonly string[],
): Promise<void> {
  await db.query(
    `insert into exam_answers (topic_id, attempt_id, item_no, seq, response)
     select attempt.topic_id, attempt.id, key.item_no, 10000, key.letters
     from exam_attempts attempt join exam_papers paper on paper.id = attempt.paper_id
       cross join unnest(paper.answer_keys) with ordinality as key (letters, item_no)
     where attempt.id = any($1)`,
    [attemptIds],
  );
}

/** Gives the first `registered` examinees a phone and a password. */
export async function setPasswords({ db, dataDir }: BenchProduct): Promise<void> {
  const cipher = createCipher(openKeyFile(join(dataDir)));
  const indexes = Array.from({ length: registered }, (_, i) => cipher.index(phoneOf(i)));
  await db.query(
    `update accounts set phone_index = t.phone_index, password_hash = $2
     from unnest($1::text[]) with ordinality as t (phone_index, no)
     where accounts.id = ${sqlId('019aa000', 'no - 1')}`,
    [indexes, await hashPassword(password)],
  );
}

/** The form of a session's cookie that the database holds. */
export const storedCookieOf = (index: number) => hashToken(cookieOf(index));

/** Runs statements with consistent rows without checking foreign keys. */
async function unchecked({ db }: Pick<BenchProduct, 'db'>, statements: string[]): Promise<void> {
  await db.query('set session_replication_role = replica');
  for (const statement of statements) await db.query(statement);
  await db.query('set session_replication_role = default');
}

/** Updates planner statistics and hint bits, as they are hours into a day. */
export async function analyseTables({ db }: Pick<BenchProduct, 'db'>): Promise<void> {
  for (const table of [
    'exam_attempts',
    'exam_answers',
    'sessions',
    'accounts',
    'enrolments',
    'study_rounds',
  ])
    await db.query(`vacuum analyze ${table}`);
  await db.query('checkpoint');
}
