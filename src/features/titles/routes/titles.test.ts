import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { findTitle, listTitleRows, loadReferenceData } from '../../organisations/index.ts';
import { applyDueChanges } from '../commands/apply-due-changes.ts';

let app: TestApp;
let bureauId: string;
let first: TestBrowser;
let second: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  bureauId = (await insertBodies(app.parts)).municipalBureauId;
  await logIn();
});
afterAll(() => app.close());

/** Two officers of the bureau; anew once the clock has gone on, which ends their sessions. */
async function logIn(): Promise<void> {
  first = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bureauId));
  second = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bureauId));
}

/** Proposes at an address and has a colleague confirm it. */
async function decide(address: string, form: Record<string, string>): Promise<void> {
  const proposed = await first.post(address, form);
  expect(proposed.status).toBe(303);
  expect((await first.post(`${proposed.headers.location}/confirmation`)).status).toBe(403);
  expect((await second.post(`${proposed.headers.location}/confirmation`)).status).toBe(303);
}

const reason = '人社部目录调整';
const titleOf = async (accountId: string) =>
  (
    await app.parts.db
      .selectFrom('learners')
      .select('titleCode')
      .where('accountId', '=', accountId)
      .executeTakeFirstOrThrow()
  ).titleCode;

test('a title ends on its day, who holds it has its successor, and back', async () => {
  const { parts } = app;
  const { accountId } = await insertLearner(parts, {});
  await parts.db
    .updateTable('learners')
    .set({ titleCode: '1308' })
    .where('accountId', '=', accountId)
    .execute();
  expect((await first.get('/titles?title=1308')).body).toContain('1 人登记');
  const ending = { titleCode: '1308', successorCode: '1307', effectiveOn: '2027-01-01', reason };
  await decide('/titles/endings', ending);
  expect(await titleOf(accountId)).toBe('1308');

  parts.setNow(new Date('2027-01-01T00:20:00+08:00'));
  await applyDueChanges(parts);
  await logIn();
  expect(await titleOf(accountId)).toBe('1307');
  expect(await findTitle(parts.db, '1308')).toMatchObject({ validTo: '2027-01-01' });
  expect((await first.post('/titles/endings', ending)).body).toContain('这个职称已经停用');

  const [, change] = /changes\/([\da-f-]+)\/reversal/.exec((await first.get('/titles')).body) ?? [];
  await decide(`/titles/changes/${change}/reversal`, { reason: '文件有误' });
  expect(await titleOf(accountId)).toBe('1308');
  expect(await findTitle(parts.db, '1308')).toMatchObject({ validTo: null });
});

test('a title is added with a series of its own, another renamed; a start leaves both as they are', async () => {
  const decided = { effectiveOn: '2027-01-01', reason };
  await decide('/titles', {
    ...{ seriesCode: '', seriesName: '数字技术人员', name: '数字工程师', level: 'INTERMEDIATE' },
    ...decided,
  });
  await decide('/titles/names', { titleCode: '1303', name: '高级讲师（技工）', ...decided });
  await loadReferenceData(app.parts);
  const titles = await listTitleRows(app.parts.db);
  const added = titles.find(({ name }) => name === '数字工程师');
  expect(added).toMatchObject({ seriesName: '数字技术人员', level: 'INTERMEDIATE' });
  expect(titles.find(({ code }) => code === '1303')?.name).toBe('高级讲师（技工）');
  const double = await first.post('/titles/names', {
    ...{ titleCode: '1305', name: '数字工程师', ...decided },
  });
  expect(double.body).toContain('目录里已有“数字工程师”');
});

test('only the municipal bureau keeps the titles', async () => {
  const clerk = await app.as(await insertOfficer(app.parts, 'SYSTEM_ADMIN', bureauId));
  expect((await clerk.get('/titles')).status).toBe(404);
});
