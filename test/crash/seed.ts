import type pg from 'pg';
import { preparePaperVariants } from '../../src/features/exam/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { hashToken, newToken } from '../../src/platform/cryptography/index.ts';
import { openDatabase } from '../../src/platform/database/index.ts';
import type { Parts } from '../../src/platform/parts.ts';
import { insertLessons, insertQuestions, insertTopic } from '../support/city.ts';

/** Learners of this topic hand in: its time is longer than a round. */
export const longTopic = 'crash-long';
/** Windows of these close while the round runs, ms after its start: the deadline ends the attempts. */
export const shortTopics = { 'crash-short-1': 1500, 'crash-short-2': 2100, 'crash-short-3': 2700 };
/** Contact this shortly before the deadline counts as present at it (G4). */
export const graceSeconds = 1;
export const itemCount = 10;
export const passMark = 30;
export const maxAttempts = 2;

const always = {
  examOpensAt: new Date('2000-01-01T00:00:00+08:00'),
  examClosesAt: new Date('2100-01-01T00:00:00+08:00'),
};

/** Inserts topics, questions and papers, once for all rounds; the product has made schema and reference data. */
export async function seedTopics(adminUrl: string): Promise<void> {
  const { db, close } = openDatabase(adminUrl, { connections: 2 });
  const parts = { db } as Parts;
  try {
    for (const id of [longTopic, ...Object.keys(shortTopics)]) {
      await insertTopic(parts, {
        ...always,
        id,
        maxAttempts,
        examPassMark: passMark,
        attemptGraceSeconds: graceSeconds,
        blueprint: [{ kind: 'SINGLE', count: itemCount, points: 100 / itemCount }],
      });
      const [lesson] = await insertLessons(parts, id, 1);
      await insertQuestions(parts, id, lesson as string, itemCount + 6);
      await preparePaperVariants(parts, id, 20);
    }
  } finally {
    await close();
  }
}

/** Sets when the windows of the short topics close in the round that begins now. */
export async function setWindows(db: pg.Pool): Promise<void> {
  await db.query(
    `update annual_topics set exam_closes_at = now() + make_interval(secs => ms / 1000.0)
     from unnest($1::text[], $2::int[]) as t (topic_id, ms) where id = topic_id`,
    [Object.keys(shortTopics), Object.values(shortTopics)],
  );
}

/** A learner who may sit an exam, with the cookie of a session. */
export interface Person {
  accountId: string;
  enrolmentId: string;
  topicId: string;
  cookie: string;
}

/** Learners with access and a studied round, one for each topic given. */
export async function insertExaminees(db: pg.Pool, topicIds: readonly string[]): Promise<Person[]> {
  const people = topicIds.map((topicId) => ({
    accountId: newId(),
    enrolmentId: newId(),
    topicId,
    cookie: newToken(),
  }));
  const client = await db.connect();
  try {
    await client.query('begin');
    for (const [text, values] of rowsOf(people)) await client.query(text, values);
    await client.query('commit');
  } finally {
    client.release();
  }
  return people;
}

function rowsOf(people: readonly Person[]): [text: string, values: unknown[]][] {
  const ids = people.map(({ accountId }) => accountId);
  const enrolments = people.map(({ enrolmentId }) => enrolmentId);
  const topics = people.map(({ topicId }) => topicId);
  const sessions = people.map(({ cookie }) => hashToken(cookie));
  return [
    [
      `insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked, phone_masked)
       select id, '考生', 'RESIDENT_ID', 'x', id::text, '500***********0000', '139****0000' from unnest($1::uuid[]) as t (id)`,
      [ids],
    ],
    [
      `insert into learners (account_id, district_id, privacy_version, privacy_consented_at)
       select id, (select id from jurisdictions where kind = 'DISTRICT' order by id limit 1), '1', now()
       from unnest($1::uuid[]) as t (id)`,
      [ids],
    ],
    [
      `insert into sessions (token_hash, id, account_id, ip, user_agent)
       select hash, gen_random_uuid(), id, '127.0.0.1', 'crash' from unnest($1::uuid[], $2::text[]) as t (id, hash)`,
      [ids, sessions],
    ],
    [
      `insert into enrolments (id, account_id, topic_id, state)
       select id, account, topic, 'OPEN' from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (id, account, topic)`,
      [enrolments, ids, topics],
    ],
    [
      `insert into access_grants (id, enrolment_id, because) select id, id, 'FREE' from unnest($1::uuid[]) as t (id)`,
      [enrolments],
    ],
    [
      `insert into study_rounds (id, enrolment_id, round_no, because, completed_at)
       select id, id, 1, 'FIRST', now() from unnest($1::uuid[]) as t (id)`,
      [enrolments],
    ],
  ];
}
