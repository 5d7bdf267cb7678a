import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import {
  admitTo,
  draft,
  openCorrectable,
  proposeAndConfirm,
  sit,
} from '../../../../test/support/regrading.ts';
import type { Officer } from '../../../kernel/actor.ts';

let app: TestApp;
let clerks: [Officer, Officer];

beforeAll(async () => {
  app = await createTestApp();
  const { centreId } = await insertBodies(app.parts);
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', centreId);
  clerks = [await clerk(), await clerk()];
});
afterAll(() => app.close());

test('lesson 8: from a correction the corrected version is drafted with the new answer, and names the correction', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-fix');
  await sit(app, await admitTo(app, topic), question, { right: 5, option: 'B' });
  const address = await draft(app, clerks[0], { topic: topic.id, question, accepted: 'B' });
  await proposeAndConfirm(app, clerks, `${address}/proposal`);
  await app.parts.runJobs();
  const desk = await app.as(clerks[0]);
  expect((await desk.get(address)).body).toContain('起草改正的新版');
  const begun = await desk.post(`${address}/question-version`);
  const editor = `/question-bank/questions/${question}/draft`;
  expect([begun.status, begun.headers.location]).toEqual([303, editor]);
  const { body } = await desk.get(editor);
  expect(body).toContain(`href="${address}"`);
  expect(body).toContain('成绩更正：答案由 A 改为 B');
  expect((await desk.get(`/question-bank/questions/${question}`)).body).toContain('起草的由来');
  const versions = await app.parts.db
    .selectFrom('questionVersions')
    .select(['versionNo', 'state', 'answer'])
    .where('questionId', '=', question)
    .orderBy('versionNo')
    .execute();
  expect(versions.map(({ state, answer }) => [state, answer])).toEqual([
    ['RELEASED', 'A'],
    ['DRAFT', 'B'],
  ]);
  const again = await desk.post(`${address}/question-version`);
  expect([again.status, again.body.includes('已经有一版在修改')]).toEqual([409, true]);
});
