import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer, insertOrganisation } from '../../../../test/support/city.ts';
import {
  admit,
  changeRules,
  type Examinee,
  letTimePass,
  openExam,
  openSheet,
  readAttempt,
  save,
  sitExam,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Topic } from '../../courses/index.ts';
import { endorseSlips } from '../../endorsement/fixtures.ts';
import { findEndorsementOfSlip } from '../../endorsement/index.ts';
import { listRounds } from '../../enrolment/index.ts';
import { confirmHours, listCertificateEntries } from '../../hours/index.ts';
import { listSlips } from '../../result-slips/index.ts';

let app: TestApp;
let topic: Topic;
let bodies: Awaited<ReturnType<typeof openExam>>['bodies'];
/** Two clerks of the centre, and one of another. */
let one: TestBrowser;
let other: TestBrowser;
let elsewhere: TestBrowser;

const because = '机房停电，平台无法访问';
const monitor = '/exam-monitor';

beforeAll(async () => {
  app = await createTestApp();
  ({ topic, bodies } = await openExam(app));
  const clerk = async (centreId: string) =>
    app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', centreId));
  one = await clerk(bodies.centreId);
  other = await clerk(bodies.centreId);
  elsewhere = await clerk(await insertOrganisation(app.parts, 'TRAINING_CENTRE'));
});
afterAll(() => app.close());

const deadlineOf = async (attemptId: string) =>
  (await readAttempt(app.parts, attemptId)).deadlineAt.getTime();
const auditOf = async (subjectId: string) =>
  (
    await app.parts.db
      .selectFrom('auditEntries')
      .select('action')
      .where('subjectId', '=', subjectId)
      .where('action', 'not like', 'disclosure.%')
      .execute()
  ).map((row) => row.action);

/** Proposes for one attempt; returns the answer, and the proposal when there is one. */
async function propose(attemptId: string, form: Record<string, string>) {
  const answer = await one.post(`${monitor}/attempts/${attemptId}/interventions`, {
    because,
    ...form,
  });
  const proposal = await app.parts.db
    .selectFrom('examInterventions')
    .select('id')
    .where('attemptId', '=', attemptId)
    .where('state', '=', 'PROPOSED')
    .executeTakeFirst();
  return { ...answer, id: proposal?.id ?? '' };
}

async function proposeGroup(what: 'extension' | 'restoration', form: Record<string, string>) {
  const answer = await one.post(`${monitor}/groups/${what}`, { because, ...form });
  return { ...answer, id: String(answer.headers.location).split('/').pop() ?? '' };
}

const confirm = (id: string, clerk = other) =>
  clerk.post(`${monitor}/interventions/${id}/confirmation`);
const extend = async (attemptId: string, minutes: number) =>
  confirm((await propose(attemptId, { kind: 'EXTEND', minutes: String(minutes) })).id);

async function running(): Promise<{ examinee: Examinee; attemptId: string }> {
  const examinee = await admit(app, topic);
  return { examinee, attemptId: await start(examinee) };
}

test('E17: a proposal changes nothing before another clerk of the centre confirms it', async () => {
  const { attemptId } = await running();
  const before = await deadlineOf(attemptId);
  const { status, id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  expect([status, await deadlineOf(attemptId)]).toEqual([303, before]);
  const own = await confirm(id, one);
  expect([own.status, own.body.includes('不能是同一个人')]).toEqual([403, true]);
  expect((await one.get(`${monitor}/interventions/${id}`)).body).toContain('等待另一位经办人复核');
  const colleagues = await other.get(`${monitor}/interventions/${id}`);
  for (const words of ['确认并执行', because, '10 分钟']) expect(colleagues.body).toContain(words);
  expect(await deadlineOf(attemptId)).toBe(before);
  expect((await confirm(id)).status).toBe(303);
  expect((await deadlineOf(attemptId)) - before).toBe(600_000);
  expect((await confirm(id)).status).toBe(409);
  expect((await deadlineOf(attemptId)) - before).toBe(600_000);
  expect(await auditOf(attemptId)).toContain('exam.extend_time');
  expect(await auditOf(id)).toEqual(['exam.propose_intervention', 'exam.confirm_intervention']);
});

test('E17: confirmed by two clerks at once, it is applied once', async () => {
  const { attemptId } = await running();
  const before = await deadlineOf(attemptId);
  const third = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  const { id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  const answers = await Promise.all([other, third].map((clerk) => confirm(id, clerk)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect((await deadlineOf(attemptId)) - before).toBe(600_000);
});

test('E17: the database refuses a decision by the proposer', async () => {
  const { attemptId } = await running();
  const { id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  const decide = app.parts.db
    .updateTable('examInterventions')
    .set((row) => ({
      state: 'APPLIED',
      appliedCount: 1,
      decidedAt: new Date(),
      decidedBy: row.ref('proposedBy'),
    }))
    .where('id', '=', id);
  await expect(decide.execute()).rejects.toThrow('exam_interventions_four_eyes');
});

test("E17: for another organisation's clerk, a district and a learner it does not exist", async () => {
  const { examinee, attemptId } = await running();
  const { id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  const before = await deadlineOf(attemptId);
  const district = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.nananId));
  for (const browser of [elsewhere, district, examinee.browser]) {
    expect((await browser.get(`${monitor}/interventions/${id}`)).status).toBe(404);
    expect((await confirm(id, browser)).status).toBe(404);
    const rejection = `${monitor}/interventions/${id}/rejection`;
    expect((await browser.post(rejection, { because })).status).toBe(404);
  }
  for (const browser of [district, examinee.browser])
    for (const page of ['', '/events', '/people', `/attempts/${attemptId}`])
      expect((await browser.get(`${monitor}${page}`)).status).toBe(404);
  expect(await deadlineOf(attemptId)).toBe(before);
  expect((await elsewhere.get(monitor)).body).not.toContain(id);
});

test('E17: a rejected proposal stays on record and changes nothing; a reason is always needed', async () => {
  const { attemptId } = await running();
  expect((await propose(attemptId, { kind: 'EXTEND', minutes: '10', because: '' })).status).toBe(
    422,
  );
  const before = await deadlineOf(attemptId);
  const { id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  const again = await propose(attemptId, { kind: 'EXTEND', minutes: '20' });
  expect([again.status, again.body.includes('正在等待复核')]).toEqual([409, true]);
  const url = `${monitor}/interventions/${id}/rejection`;
  expect((await other.post(url, { because: '' })).status).toBe(422);
  expect((await one.post(url, { because: '学员自己的网络问题' })).status).toBe(403);
  expect((await other.post(url, { because: '学员自己的网络问题' })).status).toBe(303);
  expect((await confirm(id)).status).toBe(409);
  expect(await deadlineOf(attemptId)).toBe(before);
  expect((await one.get(`${monitor}/interventions`)).body).toContain('已驳回');
});

test('E17: a clerk neither proposes nor confirms for their own attempt', async () => {
  const { examinee, attemptId } = await running();
  const asClerk = await app.as(
    await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId, examinee.learner.accountId),
  );
  const form = { kind: 'EXTEND', minutes: '10', because };
  const url = `${monitor}/attempts/${attemptId}/interventions`;
  expect((await asClerk.post(url, form)).status).toBe(403);
  const { id } = await propose(attemptId, { kind: 'EXTEND', minutes: '10' });
  expect((await confirm(id, asClerk)).status).toBe(403);
  expect((await confirm(id)).status).toBe(303);
});

test('G5: an extension reaches the open sheet at its next contact', async () => {
  const { examinee, attemptId } = await running();
  const token = await openSheet(examinee.browser, attemptId);
  const before = await deadlineOf(attemptId);
  expect((await extend(attemptId, 10)).status).toBe(303);
  const contact = await examinee.browser.postJson(`/attempts/${attemptId}/contact`, { token });
  expect(Date.parse(JSON.parse(contact.body).deadlineAt) - before).toBe(600_000);
});

test('G5: a group selects by topic, district and lost contact; later starts are not in it', async () => {
  const [here, gone, late] = [await running(), await running(), await running()];
  const stay = await deadlineOf(here.attemptId);
  await letTimePass(app.parts, gone.attemptId, 300);
  await letTimePass(app.parts, late.attemptId, 3000);
  const from = shanghai(-10);
  const preview = await one.get(
    `${monitor}/groups/extension?${new URLSearchParams({ topicId: topic.id, from, minutes: '15', because })}`,
  );
  expect(preview.body).toContain('现在涉及 1 人');
  const before = await deadlineOf(gone.attemptId);
  const { id } = await proposeGroup('extension', { topicId: topic.id, from, minutes: '15' });
  await openSheet(gone.examinee.browser, gone.attemptId);
  expect((await confirm(id)).status).toBe(303);
  expect((await deadlineOf(gone.attemptId)) - before).toBe(900_000);
  expect(await deadlineOf(here.attemptId)).toBe(stay);

  const nobody = await proposeGroup('extension', { districtId: 'cq-nanan', minutes: '5' });
  expect(nobody.status).toBe(409);
  const all = await proposeGroup('extension', { districtId: 'cq-shapingba', minutes: '5' });
  const later = await running();
  const laterDeadline = await deadlineOf(later.attemptId);
  await confirm(all.id);
  expect((await deadlineOf(here.attemptId)) - stay).toBe(300_000);
  expect(await deadlineOf(later.attemptId)).toBe(laterDeadline);
  expect(await auditOf(all.id)).toContain('exam.confirm_intervention');
  const story = await one.get(`${monitor}/attempts/${here.attemptId}`);
  expect(story.body).toContain(`5分钟，原因：${because}`);
});

test('G3: an extension never goes beyond the window, for one attempt or a group', async () => {
  const { attemptId } = await running();
  const deadline = await deadlineOf(attemptId);
  await changeRules(app.parts, topic, { examClosesAt: new Date(deadline + 120_000) });
  const { id } = await proposeGroup('extension', { topicId: topic.id, minutes: '30' });
  await confirm(id);
  expect(await deadlineOf(attemptId)).toBe(deadline + 120_000);
  const refused = await propose(attemptId, { kind: 'EXTEND', minutes: '5' });
  await changeRules(app.parts, topic, {});
  expect([refused.status, refused.body.includes('不能再延长')]).toEqual([409, true]);
});

test('G3: an extension after the deadline changes nothing, one before it lets the answer be saved', async () => {
  const [late, near] = [await running(), await running()];
  const { id } = await propose(late.attemptId, { kind: 'EXTEND', minutes: '10' });
  await letTimePass(app.parts, late.attemptId, 3601);
  const refused = await confirm(id);
  expect([refused.status, refused.body.includes('已经结束')]).toEqual([409, true]);
  await app.parts.runJobs();
  expect((await readAttempt(app.parts, late.attemptId)).state).toBe('GRADED');

  const token = await openSheet(near.examinee.browser, near.attemptId);
  const inTime = await propose(near.attemptId, { kind: 'EXTEND', minutes: '10' });
  await letTimePass(app.parts, near.attemptId, 3590);
  await Promise.all([confirm(inTime.id), app.parts.runJobs()]);
  await letTimePass(app.parts, near.attemptId, 60);
  await app.parts.runJobs();
  const answers = [{ item: 1, seq: 1, response: 'A' }];
  expect((await save(near.examinee.browser, near.attemptId, token, answers)).outcomes).toEqual([
    'saved',
  ]);
});

test('G5: a restored attempt does not count, also when the restudy had begun', async () => {
  const examinee = await admit(app, topic);
  const first = await sitExam(app.parts, examinee, 0);
  await sitExam(app.parts, examinee, 0);
  const { id } = await propose(first, { kind: 'RESTORE' });
  expect((await confirm(id)).status).toBe(303);
  expect((await propose(first, { kind: 'RESTORE' })).status).toBe(409);
  const check = await examinee.browser.get(`/exams/${examinee.enrolmentId}`);
  expect(check.body).toContain('已返还，不计次');
  const third = await sitExam(app.parts, examinee, 0);
  expect(await readAttempt(app.parts, third)).toMatchObject({ roundId: examinee.roundId });
  const fourth = await examinee.browser.post(`/exams/${examinee.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  expect(fourth.status).toBe(422);
});

test('G5: all attempts not returned during a fault are restored together', async () => {
  const [hit, before] = [await running(), await running()];
  await letTimePass(app.parts, hit.attemptId, 3660);
  await letTimePass(app.parts, before.attemptId, 12_000);
  await app.parts.runJobs();
  const span = { from: shanghai(-30), until: shanghai(1) };
  expect((await proposeGroup('restoration', { ...span, from: '' })).status).toBe(422);
  const { id } = await proposeGroup('restoration', span);
  await confirm(id);
  expect((await readAttempt(app.parts, hit.attemptId)).restoredBecause).toBe(because);
  expect((await readAttempt(app.parts, before.attemptId)).restoredAt).toBeNull();
  expect(await start(hit.examinee)).not.toBe(hit.attemptId);
});

test('G12: annulling a passed exam revokes slip, endorsement and hours, and the learner learns why', async () => {
  const examinee = await admit(app, topic);
  const { db } = app.parts;
  const { accountId } = examinee.learner;
  const attemptId = await sitExam(app.parts, examinee, 9);
  await app.parts.runJobs();
  const [slip] = await listSlips(db, accountId);
  const endorsement = await findEndorsementOfSlip(db, slip?.id as string);
  const clerk = await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  await endorseSlips(app.parts, clerk, [endorsement?.id as string]);
  await confirmHours(app.parts, await employerOf(accountId), [endorsement?.id as string]);
  expect((await listCertificateEntries(db, accountId)).length).toBe(1);

  const { id } = await propose(attemptId, { kind: 'ANNUL', because: '查实由他人代考' });
  await app.parts.runJobs();
  expect((await listSlips(db, accountId))[0]?.state).toBe('VALID');
  await confirm(id);
  await app.parts.runJobs();
  expect(await readAttempt(app.parts, attemptId)).toMatchObject({ result: 'VOIDED' });
  expect((await listSlips(db, accountId))[0]).toMatchObject({ state: 'REVOKED' });
  expect(await findEndorsementOfSlip(db, slip?.id as string)).toMatchObject({ state: 'REVOKED' });
  const withdrawn = await db
    .selectFrom('certificateEntries')
    .select('withdrawnAt')
    .where('accountId', '=', accountId)
    .execute();
  expect(withdrawn.every((entry) => entry.withdrawnAt !== null)).toBe(true);
  const result = await examinee.browser.get(`/attempts/${attemptId}/result`);
  for (const words of ['已作废', '查实由他人代考']) expect(result.body).toContain(words);
  const home = await examinee.browser.get('/');
  expect(home.body).not.toContain('合格单已被撤销');
  expect(home.body).toContain('上次考试已作废，原因：查实由他人代考');
  expect(home.body).not.toContain('最好 90 分');
  expect((await examinee.browser.get(`/exams/${examinee.enrolmentId}`)).body).toContain(
    '第 2 次考试',
  );
  expect(await auditOf(attemptId)).toContain('exam.annul_attempt');
});

test('N17, N18: an annulled attempt is used; after the last one comes a restudy round', async () => {
  const examinee = await admit(app, topic);
  await sitExam(app.parts, examinee, 0);
  const second = await start(examinee);
  const token = await openSheet(examinee.browser, second);
  await confirm((await propose(second, { kind: 'ANNUL' })).id);
  const answers = [{ item: 1, seq: 1, response: 'A' }];
  expect((await save(examinee.browser, second, token, answers)).outcomes).toEqual(['closed']);
  await app.parts.runJobs();
  expect(await readAttempt(app.parts, second)).toMatchObject({ result: 'VOIDED', score: null });
  const rounds = await listRounds(app.parts.db, examinee.enrolmentId);
  expect(rounds.map(({ because: why }) => why)).toEqual(['FIRST', 'RESTUDY']);
  expect((await propose(second, { kind: 'ANNUL' })).status).toBe(409);
  expect((await propose(second, { kind: 'RESTORE' })).status).toBe(409);
});

/** A moment some minutes from now, as the field for times gives it. */
function shanghai(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** Somebody who records hours for this person's unit. */
async function employerOf(accountId: string) {
  await app.parts.db
    .insertInto('employments')
    .values({
      id: newId(),
      accountId,
      organisationId: bodies.schoolId,
      state: 'CONFIRMED',
      validFrom: '2020-01-01',
    })
    .execute();
  return insertOfficer(app.parts, 'UNIT_ADMIN', bodies.schoolId);
}
