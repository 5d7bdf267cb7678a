import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { getYearAccount } from '../index.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
});
afterAll(() => app.close());

/** Sends a form with a file as a browser does; answers with what came back. */
async function send(actor: Actor, url: string, fields: object, file: [string, Buffer, string]) {
  return (await app.as(actor)).postFile(url, fields, file);
}

const held = {
  subject: 'PROFESSIONAL',
  formCode: 'CLASS',
  title: '城市更新研修',
  organiser: '某学会',
  heldFrom: '2026-05-06',
  heldTo: '2026-05-07',
  unit: 'LESSON',
  quantity: '20',
};
const proof = Buffer.from('%PDF-1.7 结业证书');
const claim = (actor: Actor, fields: object = {}, content = proof) =>
  send(actor, '/hours/claims', { ...held, ...fields }, ['proof', content, '结业证书.pdf']);

async function idOf(actor: Actor): Promise<string> {
  const row = await app.parts.db
    .selectFrom('externalHourClaims')
    .select('id')
    .where('accountId', '=', actor.accountId)
    .executeTakeFirstOrThrow();
  return row.id;
}

test('E8, E5: hours from elsewhere are claimed with proof, capped by the day, and count once the unit approved them', async () => {
  const learner = await insertLearner(app.parts, { employerId: bodies.schoolId });
  // The form sends its empty choice 没有考试.
  const wrong = await claim(learner, { testPassed: '' }, Buffer.from('MZ\0'));
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('证明材料请上传 PDF');
  expect(wrong.body).toContain('城市更新研修');
  expect((await claim(learner, { testPassed: '' })).status).toBe(303);
  const own = await app.as(learner);
  expect((await own.get('/hours/claims')).body).toContain('16（按每日上限）');
  const again = await claim(learner, { title: '同一天的另一次' });
  expect(again.status).toBe(422);
  expect(again.body).toContain('每天最多计8学时');
  const account = () => getYearAccount(app.parts.db, learner.accountId, 2026);
  expect((await account()).professional).toBe(0);

  const page = `/hours/claim-desk/${await idOf(learner)}`;
  const hospital = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId));
  expect((await hospital.get(page)).status).toBe(404);
  expect((await hospital.get(`${page}/proof`)).status).toBe(404);
  expect((await hospital.post(`${page}/decision`, { decision: 'approve' })).status).toBe(404);
  const school = await app.as(await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId));
  expect((await school.get('/hours/claim-desk')).body).toContain('城市更新研修');
  expect((await school.get(`${page}/proof`)).body).toContain('%PDF-1.7');
  expect((await school.post(`${page}/decision`, { decision: 'return' })).status).toBe(422);
  expect((await school.post(`${page}/decision`, { decision: 'approve' })).status).toBe(303);
  expect((await school.post(`${page}/decision`, { decision: 'approve' })).status).toBe(409);
  expect(await account()).toMatchObject({ professional: 16, total: 16, met: false });
});

test('E7: years that cannot be made up any more are refused at the form', async () => {
  const learner = await insertLearner(app.parts, { employerId: bodies.schoolId });
  const late = await claim(learner, { heldFrom: '2024-05-06', heldTo: '2024-05-07' });
  expect(late.status).toBe(422);
  expect(late.body).toContain('只能申报当年和之前1年的学时');
  expect((await claim(learner, { heldFrom: '2025-05-06', heldTo: '2025-05-07' })).status).toBe(303);
});

test('E8: the agency decides for people without employer, returning with a reason; G10: nobody his own', async () => {
  const learner = await insertLearner(app.parts, { agencyId: bodies.agencyId });
  await claim(learner);
  const page = `/hours/claim-desk/${await idOf(learner)}`;
  const himself = await app.as(
    await insertOfficer(app.parts, 'AGENCY_CLERK', bodies.agencyId, learner.accountId),
  );
  expect((await himself.post(`${page}/decision`, { decision: 'approve' })).status).toBe(403);
  const agency = await app.as(await insertOfficer(app.parts, 'AGENCY_CLERK', bodies.agencyId));
  const back = { decision: 'return', note: '证书上没有姓名' };
  expect((await agency.post(`${page}/decision`, back)).status).toBe(303);
  expect((await (await app.as(learner)).get('/hours/claims')).body).toContain('证书上没有姓名');
  expect((await claim(learner)).status).toBe(303);
});

test('E8: without employer and agency nobody could decide, and the person is told', async () => {
  const learner = await insertLearner(app.parts, {});
  const answer = await claim(learner);
  expect(answer.status).toBe(409);
  expect(answer.body).toContain('没有单位可以认定');
});
