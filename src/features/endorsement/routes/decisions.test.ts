import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { insertBodies, insertOfficer, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type Graduate, graduate, passExam } from '../../../../test/support/slips.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { getSlip } from '../../result-slips/index.ts';
import { findEndorsement, findEndorsementOfSlip } from '../index.ts';

const topicId = 'cq-2026';
const wrong = '姓名与证件不符，请更正后重新提交';
let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerk: Officer;
let desk: TestBrowser;
let one: Graduate;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  desk = await app.as(clerk);
});
afterAll(() => app.close());
beforeEach(async () => {
  one = await graduate(app.parts, topicId, { name: '林小审' });
});

const stateOf = async ({ endorsement }: Graduate) =>
  (await findEndorsement(app.parts.db, endorsement.id))?.state;
const slipOf = ({ slip }: Graduate) => getSlip(app.parts.db, slip.id);
const endorse = (browser: TestBrowser, ...graduates: Graduate[]) =>
  browser.post('/endorsements/decisions', { id: graduates.map((each) => each.endorsement.id) });
const flashOf = async (browser: TestBrowser) => (await browser.get('/endorsements')).body;
const textsAbout = async ({ slip }: Graduate) => {
  await app.parts.runJobs();
  const rows = await app.parts.db.selectFrom('smsMessages').select('text').execute();
  return rows.map(({ text }) => text).filter((text) => text.includes(slip.slipNo));
};

test('N24, N25: the bureau sees the slip beside the record and endorses it; slip and learner say so', async () => {
  expect((await desk.get('/endorsements')).body).toContain(one.slip.slipNo);
  const page = await desk.get(`/endorsements/${one.endorsement.id}`);
  expect(page.body).toContain('与合格单一致');
  expect(page.body).toContain(one.slip.verificationCode);
  expect((await endorse(desk, one)).status).toBe(303);
  expect(await stateOf(one)).toBe('ENDORSED');
  expect((await slipOf(one)).endorsement).toMatchObject({
    body: '沙坪坝区人力社保局',
    sealName: '沙坪坝区人力社保局',
    at: app.parts.clock.now().toISOString(),
  });
  expect(await textsAbout(one)).toEqual([
    expect.stringContaining('已由沙坪坝区人力社保局审验，请打印后交所在单位登记学时'),
  ]);
});

test('N38: endorsing several slips by one form is one act at one moment, one by one as many acts', async () => {
  const others = [await graduate(app.parts, topicId), await graduate(app.parts, topicId)];
  const [two, three] = others as [Graduate, Graduate];
  await endorse(desk, one, two);
  await endorse(desk, three);
  const acts = await app.parts.db
    .selectFrom('endorsements')
    .select(['actId', 'decidedAt'])
    .where(
      'id',
      'in',
      [one, two, three].map(({ endorsement }) => endorsement.id),
    )
    .orderBy('actId')
    .execute();
  expect(new Set(acts.map(({ actId }) => actId)).size).toBe(2);
  expect(acts[0]?.actId).toBe(acts[1]?.actId);
  expect(acts[0]?.decidedAt).toEqual(acts[1]?.decidedAt);
});

test('N23: an officer of another body finds nothing and changes nothing', async () => {
  const strangers = [
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId),
    await insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId),
    await insertOfficer(app.parts, 'AGENCY_CLERK', bodies.agencyId),
    await insertOfficer(app.parts, 'ASSOCIATION_CLERK', bodies.associationId),
  ];
  for (const stranger of strangers) {
    const browser = await app.as(stranger);
    const base = `/endorsements/${one.endorsement.id}`;
    expect((await browser.get(base)).status).toBe(404);
    expect((await browser.get('/endorsements')).body).not.toContain(one.slip.slipNo);
    expect((await endorse(browser, one)).status).toBe(404);
    expect((await browser.post(`${base}/return`, { reason: wrong })).status).toBe(404);
    expect((await browser.post(`${base}/revocation`, { reason: wrong })).status).toBe(404);
  }
  expect(await stateOf(one)).toBe('PENDING');
  expect((await slipOf(one)).endorsement).toBeNull();
});

test('N23: the centre endorses nobody: it has no such page', async () => {
  const centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  expect((await centre.get('/endorsements')).status).toBe(404);
  expect((await endorse(centre, one)).status).toBe(404);
  expect(await stateOf(one)).toBe('PENDING');
});

test('G10: no officer endorses their own slip; a colleague of the same unit does', async () => {
  const own = await graduate(app.parts, topicId, { employerId: bodies.hospitalId });
  const admin = (of?: string) => insertOfficer(app.parts, 'UNIT_ADMIN', bodies.hospitalId, of);
  const owner = await app.as(await admin(own.learner.accountId));
  expect((await owner.get('/endorsements')).body).toContain('本人');
  const refused = await endorse(owner, own);
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('不能审验自己的合格单');
  const base = `/endorsements/${own.endorsement.id}`;
  expect((await owner.post(`${base}/return`, { reason: wrong })).status).toBe(403);
  expect(await stateOf(own)).toBe('PENDING');
  await endorse(await app.as(await admin()), own);
  expect(await stateOf(own)).toBe('ENDORSED');
  expect((await owner.post(`${base}/revocation`, { reason: wrong })).status).toBe(404);
  expect(await stateOf(own)).toBe('ENDORSED');
});

test('N24: in bulk, what cannot be endorsed is named and does not hold up the rest', async () => {
  const foreign = await graduate(app.parts, topicId, { districtId: 'cq-nanan' });
  const another = await graduate(app.parts, topicId);
  expect((await endorse(desk, one, foreign, another)).status).toBe(303);
  const said = await flashOf(desk);
  expect(said).toContain('已审验 2 张合格单');
  expect(said).toContain('另有 1 张没有办理：这条审验申请不归您所在的单位办理。');
  expect(await stateOf(one)).toBe('ENDORSED');
  expect(await stateOf(another)).toBe('ENDORSED');
  expect(await stateOf(foreign)).toBe('PENDING');
});

test('N24: of two decisions at once one is taken, the other refused', async () => {
  const colleague = await app.as(
    await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId),
  );
  const base = `/endorsements/${one.endorsement.id}`;
  const answers = await Promise.all([
    endorse(desk, one),
    colleague.post(`${base}/return`, { reason: wrong }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
});

test('with nothing chosen the officer is asked to choose', async () => {
  const list = { state: 'PENDING', who: '周小华', page: '1' };
  const { status, body } = await desk.post('/endorsements/decisions', list);
  expect(status).toBe(422);
  expect(body).toContain('请先勾选要审验的合格单');
  expect(body).toContain('value="周小华"');
});

test('Q30: after a return with a reason the learner corrects the data, asks again, and the body is chosen anew', async () => {
  const base = `/endorsements/${one.endorsement.id}`;
  const empty = await desk.post(`${base}/return`, { reason: ' ' });
  expect(empty.status).toBe(422);
  expect(empty.body).toContain('请写明原因');
  // The form is shown again, open, with the text typed and the field the summary links to.
  const long = '长'.repeat(201);
  const tooLong = (await desk.post(`${base}/return`, { reason: long })).body;
  expect(tooLong).toMatch(/<details[^>]* open/);
  expect(tooLong).toContain(`${long}</textarea>`);
  expect(tooLong).toContain('id="field-reason"');
  const reason = '您已调到南岸区工作，请更正工作区县';
  expect((await desk.post(`${base}/return`, { reason })).status).toBe(303);
  const browser = await app.as(one.learner);
  const progress = `/slips/${one.slip.id}/endorsement`;
  expect((await browser.get(progress)).body).toContain(reason);
  await app.parts.db
    .updateTable('learners')
    .set({ districtId: 'cq-nanan' })
    .where('accountId', '=', one.learner.accountId)
    .execute();
  expect((await browser.post(progress)).status).toBe(303);
  const anew = await findEndorsementOfSlip(app.parts.db, one.slip.id);
  expect(anew).toMatchObject({ state: 'PENDING', organisationId: bodies.nananId });
  expect((await slipOf(one)).endorserId).toBe(bodies.nananId);
  expect(await stateOf(one)).toBe('RETURNED');
  expect((await endorse(desk, one)).status).toBe(409);
  const trace = (await browser.get(progress)).body;
  expect(trace).toContain('申请已送到南岸区人力社保局');
  expect(trace).toContain(`已退回：${reason}`);
  expect((await browser.post(progress)).status).toBe(409);
});

test('N23: only the learner concerned asks again, and only after a return', async () => {
  const progress = `/slips/${one.slip.id}/endorsement`;
  expect((await (await app.as(one.learner)).post(progress)).status).toBe(409);
  const other = await graduate(app.parts, topicId);
  expect((await (await app.as(other.learner)).post(progress)).status).toBe(404);
});

test('G12: revoking an endorsement revokes the slip; it can neither be decided nor requested again', async () => {
  await endorse(desk, one);
  const base = `/endorsements/${one.endorsement.id}`;
  expect((await desk.post(`${base}/revocation`, { reason: '' })).status).toBe(422);
  expect((await desk.post(`${base}/revocation`, { reason: '审验时看错了人' })).status).toBe(303);
  expect(await stateOf(one)).toBe('REVOKED');
  expect(await slipOf(one)).toMatchObject({
    state: 'REVOKED',
    stateBecause: '审验已撤销：审验时看错了人',
  });
  expect((await desk.post(`${base}/revocation`, { reason: '再来一次' })).status).toBe(409);
  expect((await endorse(desk, one)).status).toBe(409);
  const browser = await app.as(one.learner);
  expect((await browser.get(`/slips/${one.slip.id}/endorsement`)).body).toContain('审验已撤销');
  expect((await browser.post(`/slips/${one.slip.id}/endorsement`)).status).toBe(404);
});

test('G12: the municipal bureau sees every body and revokes in supervision, but endorses and returns nothing', async () => {
  const bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  const base = `/endorsements/${one.endorsement.id}`;
  expect((await bureau.get('/endorsements')).body).toContain(one.slip.slipNo);
  expect((await endorse(bureau, one)).status).toBe(404);
  expect((await bureau.post(`${base}/return`, { reason: wrong })).status).toBe(404);
  expect((await bureau.post(`${base}/revocation`, { reason: wrong })).status).toBe(409);
  expect(await stateOf(one)).toBe('PENDING');
  await endorse(desk, one);
  expect((await bureau.post(`${base}/revocation`, { reason: wrong })).status).toBe(303);
  expect(await stateOf(one)).toBe('REVOKED');
});

test('the queue is filtered by state, topic and person, and never shows another body', async () => {
  await insertTopic(app.parts, { id: 'cq-2025', year: 2025 });
  const older = await passExam(app.parts, one.learner, 'cq-2025');
  const phone = '19900007777';
  const found = await graduate(app.parts, topicId, { phone, name: '可被查到' });
  const byTopic = (await desk.get('/endorsements?topic=cq-2025')).body;
  expect(byTopic).toContain(older.slip.slipNo);
  expect(byTopic).not.toContain(one.slip.slipNo);
  const byPerson = (await desk.get(`/endorsements?who=${phone}`)).body;
  expect(byPerson).toContain(found.slip.slipNo);
  expect(byPerson).not.toContain(one.slip.slipNo);
  await endorse(desk, one);
  expect((await desk.get('/endorsements')).body).not.toContain(one.slip.slipNo);
  expect((await desk.get('/endorsements?state=ENDORSED')).body).toContain(one.slip.slipNo);
  const nanan = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId);
  expect((await (await app.as(nanan)).get(`/endorsements?who=${phone}`)).body).not.toContain(
    '可被查到',
  );
});
