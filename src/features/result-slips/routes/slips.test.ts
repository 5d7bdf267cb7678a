import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertGradedAttempt,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import { graduate, tellPassed } from '../../../../test/support/slips.ts';
import { inboxOf } from '../../../../test/support/texts.ts';
import type { Learner, Officer } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { correctRegistration } from '../../people/index.ts';
import { getSlip, listSlips, revokeSlip, stampEndorsement } from '../index.ts';

const printer = openPrinter();
const topicId = 'cq-2026';
const stamp = {
  body: '沙坪坝区人力社保局',
  sealName: '沙坪坝区人力社保局',
  officer: '钟经办',
  at: '2026-11-23T06:30:00.000Z',
};
let app: TestApp;
let clerk: Officer;

beforeAll(async () => {
  app = await createTestApp({ documents: printer });
  const bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
});
afterAll(() => app.close());

const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.parts.db.transaction().execute(work);

async function tryExam(result: 'PASSED' | 'FAILED' | 'FAILED_NO_SCORE') {
  const learner = await insertLearner(app.parts);
  const { accountId } = learner;
  const { enrolmentId, roundId } = await insertEnrolment(app.parts, accountId, topicId, {
    studied: true,
  });
  const attempt = { enrolmentId, roundId: roundId as string, accountId, topicId, result };
  const attemptId = await insertGradedAttempt(app.parts, attempt);
  return { learner, passed: { attemptId, accountId, enrolmentId, topicId } };
}

async function rename(learner: Learner, name: string) {
  const note = '按户口簿更正';
  await inTx((tx) => correctRegistration(app.parts, tx, clerk, learner.accountId, { name }, note));
  await app.parts.runJobs();
}

test('N22: a learner who has passed prints the slip as a PDF with the result', async () => {
  const { learner, slip } = await graduate(app.parts, topicId, { name: '欧阳小明' });
  const browser = await app.as(learner);
  const list = await browser.get('/slips');
  expect(list.body).toContain(slip.slipNo);
  expect(list.body).toContain('打印（PDF）');
  const page = await browser.get(`/slips/${slip.id}`);
  expect(page.body).toContain('86 分（满分 100 分，60 分合格）');
  expect(page.body).toContain(slip.verificationCode);
  expect(page.body).toContain(`src="/slips/${slip.id}/slip.svg"`);
  const paper = await browser.get(`/slips/${slip.id}/slip.svg`);
  expect([paper.headers['content-type'], paper.body.startsWith('<svg')]).toEqual([
    'image/svg+xml',
    true,
  ]);
  const pdf = await browser.get(`/slips/${slip.id}/slip.pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.body.startsWith('%PDF-')).toBe(true);
  expect(pdf.body.length).toBeGreaterThan(10_000);
  expect(printer.printed.at(-1)).toMatchObject({
    template: 'result-slips/slip',
    data: {
      slipNo: slip.slipNo,
      verificationCode: slip.verificationCode,
      url: `http://jixue.test/verify/${slip.slipNo}/${slip.verificationCode}`,
      name: '欧阳小明',
      idNumber: expect.stringContaining('***'),
      topic: '专业技术创新理论与案例分析',
      hours: 20,
      endorser: { name: '沙坪坝区人力社保局' },
      endorsement: null,
    },
  });
});

test('N22: only its learner prints it: another learner finds nothing, officers have no such page', async () => {
  const { slip } = await graduate(app.parts, topicId);
  const other = await app.as(await insertLearner(app.parts));
  const officer = await app.as(clerk);
  for (const path of ['', '/slip.pdf', '/slip.svg', '/endorsement']) {
    expect((await other.get(`/slips/${slip.id}${path}`)).status).toBe(404);
    expect((await officer.get(`/slips/${slip.id}${path}`)).status).toBe(404);
  }
  const stranger = await (await app.as(null)).get(`/slips/${slip.id}/slip.pdf`);
  expect(stranger.status).toBe(303);
  expect(stranger.headers.location).toContain('/login');
});

test('N22: a failed exam gives no slip, even if the event says passed', async () => {
  for (const result of ['FAILED', 'FAILED_NO_SCORE'] as const) {
    const { learner, passed } = await tryExam(result);
    await tellPassed(app.parts, passed);
    await app.parts.runJobs();
    expect(await listSlips(app.parts.db, learner.accountId)).toEqual([]);
    expect((await (await app.as(learner)).get('/slips')).body).toContain('还没有合格单');
  }
});

test('N22: a repeated event issues one slip and one request of endorsement', async () => {
  const { learner, passed } = await tryExam('PASSED');
  await tellPassed(app.parts, passed);
  await tellPassed(app.parts, passed);
  await app.parts.runJobs();
  await tellPassed(app.parts, passed);
  await app.parts.runJobs();
  expect(await listSlips(app.parts.db, learner.accountId)).toHaveLength(1);
  const requests = await app.parts.db
    .selectFrom('endorsements')
    .select('id')
    .where('accountId', '=', learner.accountId)
    .execute();
  expect(requests).toHaveLength(1);
});

test('the number of a slip begins with place and year; codes and numbers are unique', async () => {
  const slips = [];
  for (let count = 0; count < 5; count += 1) slips.push((await graduate(app.parts, topicId)).slip);
  for (const slip of slips) {
    expect(slip.slipNo).toMatch(/^CQ2026\d{7}$/);
    expect(slip.verificationCode).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
  }
  expect(new Set(slips.map(({ slipNo }) => slipNo)).size).toBe(5);
  expect(new Set(slips.map(({ verificationCode }) => verificationCode)).size).toBe(5);
});

test('the endorsed slip carries seal, officer and date (N24)', async () => {
  const { learner, slip } = await graduate(app.parts, topicId);
  await inTx((tx) => stampEndorsement(tx, slip.id, stamp));
  const browser = await app.as(learner);
  expect((await browser.get(`/slips/${slip.id}`)).body).toContain('钟经办');
  const pdf = await browser.get(`/slips/${slip.id}/slip.pdf`);
  expect(pdf.body.startsWith('%PDF-')).toBe(true);
  expect(printer.printed.at(-1)?.data.endorsement).toEqual({
    body: '沙坪坝区人力社保局',
    sealName: '沙坪坝区人力社保局',
    officer: '钟经办',
    at: '2026年11月23日',
  });
});

test('Q7: a corrected name gives a new slip with the endorsement; the old one is superseded', async () => {
  const { learner, slip, endorsement } = await graduate(app.parts, topicId, { name: '王小朋' });
  await inTx((tx) => stampEndorsement(tx, slip.id, stamp));
  await rename(learner, '王小鹏');
  const [fresh, old] = await listSlips(app.parts.db, learner.accountId);
  expect(fresh).toMatchObject({ state: 'VALID', version: 2, endorsement: stamp });
  expect(fresh?.content.name).toBe('王小鹏');
  expect(old).toMatchObject({ id: slip.id, state: 'SUPERSEDED', supersededBy: fresh?.id });
  expect(old?.content.name).toBe('王小朋');
  expect((await inboxOf(app.parts, learner.accountId)).at(-1)).toBe('合格单已换发');
  expect(fresh?.slipNo).not.toBe(old?.slipNo);
  expect(fresh?.verificationCode).not.toBe(old?.verificationCode);
  const moved = await app.parts.db
    .selectFrom('endorsements')
    .select(['id', 'slipId'])
    .where('accountId', '=', learner.accountId)
    .execute();
  expect(moved).toEqual([{ id: endorsement.id, slipId: fresh?.id }]);
});

test('Q7: an unchanged name reissues nothing, and a repeated event reissues once', async () => {
  const { learner, slip } = await graduate(app.parts, topicId, { name: '李小文' });
  await rename(learner, '李小雯');
  await rename(learner, '李小雯');
  const slips = await listSlips(app.parts.db, learner.accountId);
  expect(slips.map(({ state }) => state)).toEqual(['VALID', 'SUPERSEDED']);
  expect(slips[1]?.id).toBe(slip.id);
});

test('G12: superseded and revoked slips are not printed and show the reason', async () => {
  const { learner, slip } = await graduate(app.parts, topicId, { name: '赵小一' });
  await rename(learner, '赵小义');
  const browser = await app.as(learner);
  const old = await browser.get(`/slips/${slip.id}/slip.pdf`);
  expect(old.status).toBe(410);
  expect(old.body).toContain('不能再打印');
  expect((await browser.get(`/slips/${slip.id}`)).body).toContain('登记信息更正，已换发新单');
  const [fresh] = await listSlips(app.parts.db, learner.accountId);
  await inTx((tx) => revokeSlip(tx, clerk, fresh?.id as string, '替考'));
  expect((await browser.get(`/slips/${fresh?.id}/slip.pdf`)).status).toBe(410);
  const page = await browser.get(`/slips/${fresh?.id}`);
  expect(page.body).toContain('替考');
  expect(page.body).not.toContain('打印（PDF）');
});

test('Q7, G12: a decision on a superseded slip applies to the slip that replaced it', async () => {
  const { learner, slip } = await graduate(app.parts, topicId, { name: '孙小一' });
  await rename(learner, '孙小义');
  await inTx((tx) => stampEndorsement(tx, slip.id, stamp));
  const [fresh] = await listSlips(app.parts.db, learner.accountId);
  expect(fresh?.endorsement).toEqual(stamp);
  await inTx((tx) => revokeSlip(tx, clerk, slip.id, '替考'));
  expect((await getSlip(app.parts.db, fresh?.id as string)).state).toBe('REVOKED');
});
