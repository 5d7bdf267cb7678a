import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { admit, openExam, openSheet, save, start } from '../../../../test/support/exam-cohort.ts';
import {
  createTestApp,
  openTestBrowser,
  type TestApp,
  type TestBrowser,
  unlimited,
} from '../../../../test/support/parts.ts';
import { testId } from '../../../../test/support/test-id.ts';
import { createApp } from '../../../app/app.ts';
import type { Topic } from '../../courses/index.ts';
import { addToSaveMeter, deleteOldSaves, listSaveBars } from '../queries/monitor/figures.ts';

let app: TestApp;
let topic: Topic;
let centre: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  const { topic: only, bodies } = await openExam(app);
  topic = only;
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
});
afterAll(() => app.close());

test('the saves of all processes are added up, including one that stops', async () => {
  const examinee = await admit(app, topic);
  const attemptId = await start(examinee);
  const token = await openSheet(examinee.browser, attemptId);
  const second = await createApp(app.parts, unlimited);
  const there = await openTestBrowser(second, app.parts, examinee.learner);
  const answer = (item: number) => ({ item, seq: item, response: 'A' });
  await save(examinee.browser, attemptId, token, [answer(1), answer(2)]);
  await save(there, attemptId, token, [answer(3)]);
  // What is not saved is not counted.
  await save(there, 'unknown', token, [answer(4)]);
  await second.close();
  // Looking at the monitor brings what this process has counted since.
  await centre.get('/exam-monitor');
  expect(await countSaves()).toBe(3);
});

test('counts older than a day are deleted, the last minutes are kept in bars of ten seconds', async () => {
  const { db } = app.parts;
  await db.deleteFrom('examSaveMeter').execute();
  await addToSaveMeter(db, testId('one'), { saves: 5, slow: 1, refused: 0 });
  await addToSaveMeter(db, testId('one'), { saves: 2, slow: 0, refused: 3 });
  await addToSaveMeter(db, testId('two'), { saves: 10, slow: 0, refused: 0 });
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  const old = { at: longAgo, process: testId('one'), saves: 9, slow: 9, refused: 9 };
  await db.insertInto('examSaveMeter').values(old).execute();
  await deleteOldSaves(db);
  expect(await countSaves()).toBe(17);
  const bars = await listSaveBars(db);
  expect(bars).toHaveLength(60);
  const lately = bars.slice(-12).reduce((sum, bar) => sum + bar.saves, 0);
  expect([lately, bars[0]?.saves]).toEqual([17, 0]);
});

async function countSaves(): Promise<number> {
  const rows = await app.parts.db.selectFrom('examSaveMeter').select('saves').execute();
  return rows.reduce((sum, { saves }) => sum + saves, 0);
}
