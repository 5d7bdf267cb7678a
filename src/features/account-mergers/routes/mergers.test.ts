import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate } from '../../../../test/support/slips.ts';
import { textsTo } from '../../../../test/support/texts.ts';
import { features } from '../../../app/features.ts';
import type { Learner } from '../../../kernel/actor.ts';
import { findAccountByIndexes, hashPassword, loginIndexes } from '../../identity/index.ts';
import { eraseMerged } from '../commands/erase-merged.ts';
import { proposeSeparation } from '../commands/propose-separation.ts';
import { staying } from '../rules/staying.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let first: TestBrowser;
let second: TestBrowser;
let closed: Graduate;
let kept: Learner;

const oldNumber = '510106199001015873';
const oldPhone = '13812342046';
const password = 'a longer password 7';

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  bodies = await insertBodies(parts);
  await insertTopic(parts, { id: 'cq-2026', year: 2026, title: '创新案例' });
  await insertTopic(parts, { id: 'cq-2025', year: 2025, title: '职业道德' });
  first = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  second = await app.as(await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId));
});
afterAll(() => app.close());

beforeEach(async () => {
  app.parts.setNow(new Date('2026-11-23T06:00:00Z'));
  const employerId = bodies.schoolId;
  // A fixture from the test before keeps its identifiers: they are given back first.
  await app.parts.db
    .updateTable('accounts')
    .set((row) => ({ idNumberIndex: row.ref('id'), phoneIndex: null }))
    .where('idNumberIndex', '=', app.parts.cipher.index(oldNumber))
    .execute();
  kept = await insertLearner(app.parts, { name: '谭若溪', employerId });
  closed = await graduate(app.parts, 'cq-2026', {
    ...{ name: '谭若溪', idNumber: oldNumber, phone: oldPhone, employerId },
    passwordHash: await hashPassword(password),
  });
  // Both chose the course of the year before, and neither paid.
  await insertEnrolment(app.parts, kept.accountId, 'cq-2025', { state: 'SELECTED' });
  await insertEnrolment(app.parts, closed.learner.accountId, 'cq-2025', { state: 'SELECTED' });
});

const address = () => `/people/${kept.accountId}/merger`;

/** Both officers merge the old account into the kept one. */
async function merge(): Promise<void> {
  const { learner } = closed;
  const proposed = await first.post(address(), {
    ...{ fromId: learner.accountId, reason: '两份证件原件一致' },
  });
  const proposal = String(proposed.headers.location);
  expect((await first.post(`${proposal}/confirmation`)).status).toBe(403);
  expect((await second.post(`${proposal}/confirmation`)).status).toBe(303);
}

const ownersOf = async () => {
  const { db } = app.parts;
  const enrolments = await db
    .selectFrom('enrolments')
    .select(['topicId', 'accountId'])
    .where('accountId', 'in', [kept.accountId, closed.learner.accountId])
    .orderBy('topicId')
    .execute();
  const slip = await db
    .selectFrom('resultSlips')
    .select('accountId')
    .where('id', '=', closed.slip.id)
    .executeTakeFirstOrThrow();
  const endorsement = await db
    .selectFrom('endorsements')
    .select('accountId')
    .where('slipId', '=', closed.slip.id)
    .executeTakeFirstOrThrow();
  const attempt = await db
    .selectFrom('examAttempts')
    .select('accountId')
    .where('id', '=', closed.attemptId)
    .executeTakeFirstOrThrow();
  return {
    of2026: enrolments
      .filter(({ topicId }) => topicId === 'cq-2026')
      .map(({ accountId }) => accountId),
    of2025: new Set(
      enrolments.filter(({ topicId }) => topicId === 'cq-2025').map(({ accountId }) => accountId),
    ),
    rest: [slip, endorsement, attempt].map(({ accountId }) => accountId),
  };
};

test('N3: the preview says what follows, what both have and what happens with it', async () => {
  const dossier = await first.get(`/people/${kept.accountId}`);
  expect(dossier.body).toContain(address());
  const unknown = await first.post(`${address()}/choice`, { number: '110101199001011237' });
  expect(unknown.body).toContain('没有这个证件号码或手机号的人');
  const chosen = await first.post(`${address()}/choice`, { number: oldNumber });
  const { body } = await first.get(String(chosen.headers.location));
  expect(body).toContain('两个账号都报了《职业道德》');
  expect(body).toContain('1 次');
  expect(body).toContain('1 张');
  expect(body).toContain('保留的账号同一时间已有任职记录');
  expect(body).not.toContain(oldNumber);
});

test('N3, G10: two persons merge; the number leads to the kept account, both are told, and the audit names both', async () => {
  await merge();
  const { accountId } = closed.learner;
  expect(await ownersOf()).toEqual({
    of2026: [kept.accountId],
    of2025: new Set([kept.accountId, accountId]),
    rest: [kept.accountId, kept.accountId, kept.accountId],
  });
  const found = await findAccountByIndexes(app.parts.db, loginIndexes(app.parts.cipher, oldNumber));
  expect(found?.id).toBe(kept.accountId);
  const texts = await textsTo(app.parts, oldPhone);
  expect(texts.at(-1)?.text).toContain('已由窗口核对证件后并入');
  const entry = await app.parts.db
    .selectFrom('auditEntries')
    .select(['subjectId', 'facts'])
    .where('action', '=', 'account_mergers.merge')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ subjectId: accountId, facts: { into: kept.accountId } });
  const dossier = await first.get(`/people/${accountId}`);
  expect(dossier.body).toContain('已并入本人的另一个账号');
  await app.parts.runJobs();
  const years = await app.parts.db
    .selectFrom('learnerYears')
    .select(['accountId', 'required', 'passedAt'])
    .where('year', '=', 2026)
    .where('accountId', 'in', [kept.accountId, accountId])
    .execute();
  expect(years.find((one) => one.accountId === kept.accountId)?.passedAt).not.toBeNull();
  expect(years.find((one) => one.accountId === accountId)?.required).not.toBe(true);
});

test('N3: a merger is taken back by two persons: everything is as before, and the account logs in again', async () => {
  const before = await ownersOf();
  await merge();
  const [, id] =
    /name="mergerId" value="([\da-f-]+)"/.exec((await first.get(address())).body) ?? [];
  const back = await first.post(`${address()}/separation`, {
    mergerId: String(id),
    reason: '不是同一个人',
  });
  expect((await second.post(`${back.headers.location}/confirmation`)).status).toBe(303);
  expect(await ownersOf()).toEqual(before);
  const account = await app.parts.db
    .selectFrom('accounts')
    .select(['state', 'mergedInto', 'passwordHash', 'phoneIndex'])
    .where('id', '=', closed.learner.accountId)
    .executeTakeFirstOrThrow();
  expect(account).toMatchObject({ state: 'ACTIVE', mergedInto: null });
  expect(account.passwordHash).not.toBeNull();
  expect(account.phoneIndex).toBe(app.parts.cipher.index(oldPhone));
});

test('E29: after ninety days there is no way back, and phone and log-in of the closed account are erased', async () => {
  await merge();
  const [, id] =
    /name="mergerId" value="([\da-f-]+)"/.exec((await first.get(address())).body) ?? [];
  app.parts.setNow(new Date('2027-03-01T06:00:00Z'));
  await eraseMerged(app.parts);
  const account = await app.parts.db
    .selectFrom('accounts')
    .select(['passwordHash', 'phoneCipher', 'mergedInto'])
    .where('id', '=', closed.learner.accountId)
    .executeTakeFirstOrThrow();
  expect(account).toEqual({ passwordHash: null, phoneCipher: null, mergedInto: kept.accountId });
  const officer = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  await expect(proposeSeparation(app.parts, officer, String(id), '太晚')).rejects.toMatchObject({
    code: 'account_mergers.settled',
  });
});

test('N3: a passed result is not left behind, roles and other districts bar', async () => {
  const { accountId } = closed.learner;
  await insertEnrolment(app.parts, kept.accountId, 'cq-2026');
  const barred = await first.get(`${address()}?with=${accountId}`);
  expect(barred.body).toContain('请改为保留考试合格的那个账号');
  const refused = await first.post(address(), { fromId: accountId, reason: '两份证件' });
  expect(refused.status).toBe(422);
  const other = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  expect((await other.get(address())).status).toBe(404);
  const centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  expect((await centre.get(address())).status).toBe(200);
});

test('every row of an account follows with its feature, or its table says why it stays', async () => {
  const followers = features.flatMap(({ accountFollowers = [] }) => accountFollowers);
  const known = new Set([...followers.map(({ table }) => table), ...Object.keys(staying)]);
  const { rows } = await sql<{ table: string }>`select distinct c.conrelid::regclass::text as table
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'accounts'::regclass and c.conparentid = 0
      and a.attname = 'account_id'`.execute(app.parts.db);
  expect(rows.map(({ table }) => table).filter((table) => !known.has(table))).toEqual([]);
  for (const table of followers.map((one) => one.table)) expect(staying[table]).toBeUndefined();
  expect(new Set(followers.map(({ key }) => key)).size).toBe(followers.length);
});
