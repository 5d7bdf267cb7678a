import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertLessons,
  insertQuestions,
  insertTopic,
} from '../../test/support/city.ts';
import { openTestParts, type TestParts } from '../../test/support/parts.ts';
import { runOn } from '../../test/support/run-on.ts';
import { recordAudit } from '../features/audit/index.ts';
import { loadReferenceData } from '../features/organisations/index.ts';
import { prepareSchema } from './prepare-schema.ts';

const id = randomBytes(5).toString('hex');
const [owner, runner] = [`owner_${id}`, `runner_${id}`];
const urlAs = (role: string | null, name = `jixue_rights_${id}`) => {
  const url = new URL(inject('testServer').adminUrl);
  url.pathname = `/${name}`;
  if (role) [url.username, url.password] = [role, 'secret'];
  return url.href;
};
const admin = (statement: string) => runOn(inject('testServer').adminUrl, statement);
const config = { databaseUrl: urlAs(runner), databaseOwnerUrl: urlAs(owner), dataDir: '/tmp' };
const separate = { connectionString: urlAs(runner), ownerConnectionString: urlAs(owner) };
const said: string[] = [];
let parts: TestParts;

beforeAll(async () => {
  for (const role of [owner, runner]) await admin(`create role ${role} login password 'secret'`);
  await admin(`create database jixue_rights_${id} owner ${owner} template template0`);
  await prepareSchema({ ...config, demo: false }, separate, (line) => said.push(line));
  const database = { url: urlAs(runner), drop: async () => {} };
  parts = await openTestParts(database);
}, 300_000);

afterAll(async () => {
  await parts?.close();
  await admin(`drop database if exists jixue_rights_${id} with (force)`);
  for (const role of [owner, runner]) await admin(`drop role if exists ${role}`);
});

/** What the database says to a statement of the role that the product runs as. */
async function refusalOf(statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: urlAs(runner) });
  await client.connect();
  try {
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

test('the product runs as a role that owns nothing: partitions, figures by triggers and jobs work', async () => {
  expect(said).toEqual([]);
  await loadReferenceData(parts);
  await insertBodies(parts);
  const topic = await insertTopic(parts);
  const [lesson = ''] = await insertLessons(parts, topic.id);
  await insertQuestions(parts, topic.id, lesson);
  const { accountId } = await insertLearner(parts);
  const { enrolmentId, roundId } = await insertEnrolment(parts, accountId, topic.id, {
    studied: true,
  });
  await insertGradedAttempt(parts, {
    ...{ enrolmentId, roundId: roundId ?? '', accountId, topicId: topic.id },
    result: 'PASSED',
  });
  const rows = await parts.fastLane.run<{ owner: string }>(
    {
      name: 'test.owner_of_partition',
      text: `select pg_get_userbyid(relowner) as owner from pg_class where relname like 'exam_attempts_%' limit 1`,
    },
    [],
  );
  expect(rows).toEqual([{ owner }]);
  const phones = await parts.db.selectFrom('accountPhones').select('accountId').execute();
  expect(phones).toEqual([{ accountId }]);
  await parts.db
    .transaction()
    .execute((tx) => recordAudit(tx, 'SYSTEM', 'test.act', { type: 'test', id: 'x' }));
  await parts.runJobs();
  const years = await parts.db.selectFrom('learnerYears').select('accountId').execute();
  expect(years.length).toBeGreaterThan(0);
  // An entry waits for older transactions, those of other tests on this server among them.
  await vi.waitUntil(
    async () => {
      await parts.runJobs();
      return (await parts.db.selectFrom('auditSeals').select('id').execute()).length > 0;
    },
    { timeout: 120_000 },
  );
});

test('attack: it changes no table and no trigger, and rewrites, deletes or empties no audit record', async () => {
  for (const statement of [
    'alter table audit_entries disable trigger all',
    'drop trigger audit_entries_append_only on audit_entries',
    'create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'set session_replication_role = replica',
    "update audit_entries set action = 'nothing'",
    'delete from audit_entries',
    'truncate audit_entries',
    'delete from audit_seals',
    'truncate accounts cascade',
    'drop table role_assignments',
    'alter table role_assignments disable trigger role_assignments_apart',
    'create table mine (id integer)',
    "update schema_versions set md5 = ''",
  ])
    expect(await refusalOf(statement), statement).toMatch(/must be owner|permission denied/);
});

test('with one role for both it starts and says so; one that owns nothing needs a schema that is current', async () => {
  const lines: string[] = [];
  const alone = { ...config, databaseOwnerUrl: undefined, demo: false };
  const as = (role: string) => ({
    connectionString: urlAs(role),
    ownerConnectionString: urlAs(role),
  });
  await prepareSchema(alone, as(owner), (line) => lines.push(line));
  expect(lines.join()).toContain('以数据表所有者的身份');
  await prepareSchema(alone, as(runner), (line) => lines.push(line));
  expect(lines).toHaveLength(1);
  await runOn(urlAs(owner), 'delete from schema_projections');
  await expect(prepareSchema(alone, as(runner), () => {})).rejects.toThrow('DATABASE_OWNER_URL');
  const swapped = { connectionString: urlAs(owner), ownerConnectionString: urlAs(runner) };
  await expect(prepareSchema({ ...config, demo: false }, swapped, () => {})).rejects.toThrow(
    '不是数据表的所有者',
  );
});
