import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertEnrolment, insertOfficer } from '../../../../test/support/city.ts';
import {
  type Examinee,
  openSheet,
  readAttempt,
  save,
  start,
} from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { openExamOfKinds } from '../../../../test/support/question-kinds.ts';
import {
  admitTo,
  beginSitting,
  correct,
  draft,
  endorseAndRecord,
  openCorrectable,
  proposeAndConfirm,
  sit,
  slipOf,
} from '../../../../test/support/regrading.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { kindOf, type QuestionKind } from '../../assessment/index.ts';
import { listRounds } from '../../enrolment/index.ts';
import { listEntriesOfPeople } from '../../hours/index.ts';
import { applyToEnrolment } from '../commands/apply-to-enrolment.ts';
import { walkCorrections } from '../commands/walk-corrections.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let clerks: [Officer, Officer];
let minutes = 0;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  const clerk = () => insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  clerks = [await clerk(), await clerk()];
});
afterAll(() => app.close());

/** Everything after is later on the clock of the rules too. */
const later = () => {
  minutes += 1;
  app.parts.setNow(new Date(Date.parse('2026-11-23T14:00:00+08:00') + minutes * 60_000));
};
const result = async (attemptId: string) => {
  const { result: is, score, restoredAt } = await readAttempt(app.parts, attemptId);
  return [is, score, restoredAt !== null];
};
const page = async (officer: Officer, address: string) =>
  (await (await app.as(officer)).get(address)).body;
const resultPage = async ({ browser }: Examinee, attemptId: string) =>
  (await browser.get(`/attempts/${attemptId}/result`)).body;
const messagesOf = async ({ learner }: Examinee) =>
  (
    await app.parts.db
      .selectFrom('messages')
      .select('text')
      .where('accountId', '=', learner.accountId)
      .where('subject', 'like', '%更正%')
      .orderBy('createdAt')
      .execute()
  ).map(({ text }) => text);
const school = () => ({ employerId: bodies.schoolId });

test('lesson 8: a wrong key is tried, approved by two, and who passes by it gets result, slip and message', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-one');
  const wronged = await admitTo(app, topic);
  const attemptId = await sit(app, wronged, question, { right: 5, option: 'B' });
  const unmoved = await admitTo(app, topic);
  const other = await sit(app, unmoved, question, { right: 3, option: 'C' });
  const address = await draft(app, clerks[0], { topic: topic.id, question });
  const tried = await page(clerks[0], address);
  for (const words of ['50 分，不合格', '60 分，合格', '试算', '答案由 A 改为 B'])
    expect(tried).toContain(words);
  expect(await result(attemptId)).toEqual(['FAILED', 50, false]);
  await proposeAndConfirm(app, clerks, `${address}/proposal`);
  await app.parts.runJobs();
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  expect(await result(other)).toEqual(['FAILED', 30, false]);
  const { slip, endorsement } = await slipOf(app, wronged);
  expect([slip?.state, slip?.content.score, endorsement?.state]).toEqual(['VALID', 60, 'PENDING']);
  const seen = await resultPage(wronged, attemptId);
  for (const words of ['恭喜，考试合格', '成绩更正', '50 分，不合格', '60 分，合格'])
    expect(seen).toContain(words);
  expect(await messagesOf(wronged)).toEqual([
    expect.stringContaining('由 50 分更正为 60 分，结果更正为合格'),
  ]);
  expect(await messagesOf(unmoved)).toEqual([]);
  const year = await app.parts.db
    .selectFrom('learnerYears')
    .select('passedAt')
    .where('accountId', '=', wronged.learner.accountId)
    .executeTakeFirst();
  expect(year?.passedAt).toBeInstanceOf(Date);
  expect(await page(clerks[0], address)).toContain('已执行');
});

test('the figures count the corrected key, and the former one again when it is undone', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-figures');
  await sit(app, await admitTo(app, topic), question, { right: 5, option: 'B' });
  await sit(app, await admitTo(app, topic), question, { right: 2, option: 'A' });
  const figures = async () => {
    await app.parts.runJobs();
    const row = await app.parts.db
      .selectFrom('questionFigures')
      .select(['n', 'rightN', 'scoreSum'])
      .where('questionId', '=', question)
      .executeTakeFirstOrThrow();
    return [row.n, row.rightN, row.scoreSum].map(Number);
  };
  expect(await figures()).toEqual([2, 1, 80]);
  const address = await correct(app, clerks, { topic: topic.id, question });
  expect(await figures()).toEqual([2, 1, 80]);
  const further = await correct(app, clerks, { topic: topic.id, question, kind: 'FURTHER' });
  expect(await figures()).toEqual([2, 2, 90]);
  expect(address).not.toBe(further);
  await proposeAndConfirm(app, clerks, `${further}/undo`, { reason: '核实后发现答案没有错' });
  expect(await figures()).toEqual([2, 1, 80]);
});

test('N24, N30: an endorsed slip with another score is superseded and takes endorsement and hours along', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-two');
  const passed = await admitTo(app, topic, school());
  await sit(app, passed, question, { right: 6, option: 'B' });
  await app.parts.runJobs();
  await endorseAndRecord(app, bodies, passed);
  const { slip: before } = await slipOf(app, passed);
  later();
  const address = await correct(app, clerks, { topic: topic.id, question });
  const { slip, endorsement } = await slipOf(app, passed);
  expect(slip?.id).not.toBe(before?.id);
  expect([slip?.content.score, endorsement?.state]).toEqual([70, 'ENDORSED']);
  expect(slip?.endorsement).toEqual(before?.endorsement);
  expect(await listEntriesOfPeople(app.parts.db, [passed.learner.accountId])).toHaveLength(1);
  const old = (await passed.browser.get(`/slips/${before?.id}`)).body;
  expect(old).toContain('考试成绩更正，已换发新单');
  expect(old).toContain(`/slips/${slip?.id}`);
  later();
  await proposeAndConfirm(app, clerks, `${address}/undo`, { reason: '核实后答案没有错' });
  await app.parts.runJobs();
  const { slip: third, endorsement: still } = await slipOf(app, passed);
  expect([third?.content.score, third?.version, still?.state]).toEqual([60, 3, 'ENDORSED']);
});

test('nobody loses a pass unless the correction decides so; undone, slip, endorsement and hours are back', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-three', { restudyFeeFen: 3000 });
  const passed = await admitTo(app, topic, school());
  const attemptId = await sit(app, passed, question, { right: 5, option: 'A' });
  await app.parts.runJobs();
  await endorseAndRecord(app, bodies, passed);
  later();
  const kept = await correct(app, clerks, { topic: topic.id, question });
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  expect(await page(clerks[0], `${kept}?view=KEPT`)).toContain('按规则不变');
  expect(await messagesOf(passed)).toEqual([]);
  later();
  const hard = await correct(app, clerks, {
    topic: topic.id,
    question,
    accepted: 'C',
    rule: 'AS_GRADED',
  });
  expect(await result(attemptId)).toEqual(['FAILED', 50, false]);
  const { slip, endorsement } = await slipOf(app, passed);
  expect([slip?.state, endorsement?.state]).toEqual(['REVOKED', 'REVOKED']);
  const { accountId } = passed.learner;
  expect(await listEntriesOfPeople(app.parts.db, [accountId])).toEqual([]);
  expect((await messagesOf(passed)).at(-1)).toContain('结果更正为不合格');
  later();
  await proposeAndConfirm(app, clerks, `${hard}/undo`, { reason: '核实后答案没有错' });
  await app.parts.runJobs();
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  const back = await slipOf(app, passed);
  expect([back.slip?.id, back.slip?.state, back.endorsement?.state]).toEqual([
    ...[slip?.id, 'VALID', 'ENDORSED'],
  ]);
  expect(await listEntriesOfPeople(app.parts.db, [accountId])).toHaveLength(1);
  expect((await messagesOf(passed)).at(-1)).toContain('成绩更正已撤销');
});

test('N17, N18, G6: a person in restudy whose first attempt passes after all is freed, fee and later failure', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-four', { restudyFeeFen: 3000 });
  const person = await admitTo(app, topic);
  const first = await sit(app, person, question, { right: 5, option: 'B' });
  const second = await sit(app, person, question, { right: 2, option: 'C' });
  const owed = async () =>
    (await listRounds(app.parts.db, person.enrolmentId)).map(({ owedFen }) => owedFen);
  expect(await owed()).toEqual([0, 3000]);
  const address = await correct(app, clerks, { topic: topic.id, question });
  expect(await result(first)).toEqual(['PASSED', 60, false]);
  expect(await result(second)).toEqual(['FAILED', 20, true]);
  expect(await owed()).toEqual([0, 0]);
  expect(await messagesOf(person)).toEqual([expect.stringContaining('重新学习费 30 元不用再交')]);
  expect(await resultPage(person, second)).toContain('第1次考试更正后合格，这次不计入次数');
  const again = await person.browser.post(`/exams/${person.enrolmentId}/attempts`, {
    confirmed: 'yes',
  });
  expect(again.body).toContain('已经考试合格');
  await proposeAndConfirm(app, clerks, `${address}/undo`, { reason: '核实后答案没有错' });
  await app.parts.runJobs();
  expect(await result(first)).toEqual(['FAILED', 50, false]);
  expect(await result(second)).toEqual(['FAILED', 20, false]);
  expect(await owed()).toEqual([0, 3000]);
  expect((await slipOf(app, person)).slip?.state).toBe('REVOKED');
});

test('G6: a restudy fee that was paid is named, so that it can be asked back', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-paid-round', { restudyFeeFen: 3000 });
  const person = await admitTo(app, topic);
  await sit(app, person, question, { right: 5, option: 'B' });
  await sit(app, person, question, { right: 2, option: 'C' });
  await app.parts.db
    .updateTable('studyRounds')
    .set({ owedFen: 0 })
    .where('enrolmentId', '=', person.enrolmentId)
    .execute();
  await correct(app, clerks, { topic: topic.id, question });
  expect(await messagesOf(person)).toEqual([
    expect.stringContaining('已交的重新学习费 30 元可以在订单页申请退费'),
  ]);
});

test('who sits while a key is corrected is graded with the corrected one, once', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-five');
  await sit(app, await admitTo(app, topic), question, { right: 1, option: 'B' });
  const sitting = await admitTo(app, topic);
  const attemptId = await beginSitting(app, sitting, question, { right: 5, option: 'B' });
  await correct(app, clerks, { topic: topic.id, question });
  expect((await readAttempt(app.parts, attemptId)).state).toBe('OPEN');
  await sitting.browser.post(`/attempts/${attemptId}/submission`);
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  expect(await resultPage(sitting, attemptId)).not.toContain('成绩更正');
});

test('a crash in the middle costs nothing: the walk goes on, and nobody is changed or told twice', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-six');
  const people: Examinee[] = [];
  for (let n = 0; n < 4; n += 1) {
    const one = await admitTo(app, topic);
    await sit(app, one, question, { right: 5, option: 'B' });
    people.push(one);
  }
  const address = await draft(app, clerks[0], { topic: topic.id, question });
  await proposeAndConfirm(app, clerks, `${address}/proposal`);
  let published = 0;
  const dying = {
    ...app.parts,
    jobs: {
      ...app.parts.jobs,
      publish: async (...args: Parameters<typeof app.parts.jobs.publish>) => {
        published += 1;
        // In the transaction of the third person.
        if (published > 4) throw new Error('the process died');
        return app.parts.jobs.publish(...args);
      },
    },
  };
  await expect(walkCorrections(dying as typeof app.parts)).rejects.toThrow('died');
  const done = async () =>
    app.parts.db
      .selectFrom('scoreChanges')
      .select('attemptId')
      .where('correctionId', '=', address.slice(-36))
      .where('appliedAt', 'is not', null)
      .execute();
  const half = (await done()).length;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(4);
  expect(await page(clerks[0], address)).toContain('正在执行');
  await app.parts.runJobs();
  expect(await done()).toHaveLength(4);
  for (const one of people) {
    expect(await messagesOf(one)).toHaveLength(1);
    expect((await slipOf(app, one)).slip?.state).toBe('VALID');
  }
  const correction = await app.parts.db
    .selectFrom('scoreCorrections')
    .selectAll()
    .where('id', '=', address.slice(-36))
    .executeTakeFirstOrThrow();
  const [person] = people as [Examinee];
  await applyToEnrolment(app.parts, correction, person.enrolmentId);
  expect(await messagesOf(person)).toHaveLength(1);
});

test('E25: of two approvals at once one counts; who proposed approves nothing', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-seven');
  const person = await admitTo(app, topic);
  await sit(app, person, question, { right: 5, option: 'B' });
  const third = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  const address = await draft(app, clerks[0], { topic: topic.id, question });
  const proposer = await app.as(clerks[0]);
  const proposal = String((await proposer.post(`${address}/proposal`)).headers.location);
  expect((await proposer.post(`${proposal}/confirmation`)).status).toBe(403);
  const confirmers = [await app.as(clerks[1]), await app.as(third)];
  const answers = await Promise.all(
    confirmers.map((browser) => browser.post(`${proposal}/confirmation`)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  await app.parts.runJobs();
  expect(await messagesOf(person)).toHaveLength(1);
});

test('G12: once a slip of it is endorsed a correction is undone only by another', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-eight');
  const person = await admitTo(app, topic, school());
  await sit(app, person, question, { right: 5, option: 'B' });
  const address = await correct(app, clerks, { topic: topic.id, question });
  later();
  await endorseAndRecord(app, bodies, person);
  const refused = await (await app.as(clerks[0])).post(`${address}/undo`, {
    reason: '核实后答案没有错',
  });
  expect([refused.status, refused.body.includes('只能另作一项更正')]).toEqual([409, true]);
  expect(await page(clerks[0], address)).toContain('学时已登记');
});

test('G10: a clerk whose own result changes neither proposes nor approves', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-nine');
  const person = await admitTo(app, topic);
  await sit(app, person, question, { right: 5, option: 'B' });
  const { accountId } = person.learner;
  const own = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId, accountId);
  const address = await draft(app, clerks[0], { topic: topic.id, question });
  const asked = await (await app.as(own)).post(`${address}/proposal`);
  expect([asked.status, asked.body.includes('本人的成绩')]).toEqual([403, true]);
  const proposed = await (await app.as(clerks[0])).post(`${address}/proposal`);
  const confirmed = await (await app.as(own)).post(`${proposed.headers.location}/confirmation`);
  expect([confirmed.status, confirmed.body.includes('本人的成绩')]).toEqual([403, true]);
  expect(await page(clerks[0], address)).toContain('等待复核');
});

test('a withdrawn question gives its points to all, or leaves the paper and the rest is scaled', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-ten');
  const person = await admitTo(app, topic);
  const attemptId = await sit(app, person, question, { right: 5, option: 'C' });
  const all = await correct(app, clerks, { topic: topic.id, question, kind: 'ALL_POINTS' });
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  await proposeAndConfirm(app, clerks, `${all}/undo`, { reason: '改为剔除这道题' });
  await app.parts.runJobs();
  await correct(app, clerks, { topic: topic.id, question, kind: 'LEFT_OUT' });
  // 50 of 90 points are 56 of 100.
  expect(await result(attemptId)).toEqual(['FAILED', 56, false]);
});

test('lesson 8: numbers, orders and pairs get another key too; what examinees saw stays', async () => {
  const topic = await openExamOfKinds(app);
  const person = await admitTo(app, topic);
  const attemptId = await start(person);
  const token = await openSheet(person.browser, attemptId);
  const paper = await app.parts.db
    .selectFrom('examPapers')
    .innerJoin('examAttempts', 'examAttempts.paperId', 'examPapers.id')
    .select(['questionIds', 'optionOrders', 'kinds'])
    .where('examAttempts.id', '=', attemptId)
    .executeTakeFirstOrThrow();
  const placeOf = (kind: QuestionKind) => paper.kinds.indexOf(kind);
  const given = ([kind, answer]: [QuestionKind, string], seq: number) => {
    const order = paper.optionOrders[placeOf(kind)] ?? '';
    const response = kind === 'NUMERIC' ? answer : kindOf(kind).keyOf(answer, order);
    return { item: placeOf(kind) + 1, seq: seq + 1, response };
  };
  const answers: [QuestionKind, string][] = [
    ['NUMERIC', '0.5'],
    ['ORDERING', 'BAC'],
    ['MATCHING', 'BA'],
  ];
  expect((await save(person.browser, attemptId, token, answers.map(given))).status).toBe(200);
  await person.browser.post(`/attempts/${attemptId}/submission`);
  expect(await result(attemptId)).toEqual(['FAILED', 0, false]);
  const browser = await app.as(clerks[0]);
  const send = (kind: QuestionKind, how: string, edited: Record<string, string>) =>
    browser.post('/score-corrections', {
      ...{ topic: topic.id, question: paper.questionIds[placeOf(kind)] ?? '', kind: how },
      ...{ rule: 'KEEP_PASS', ground: '教材有误，已经核实', ...edited },
    });
  const put = async (kind: QuestionKind, how: string, edited: Record<string, string>) => {
    const address = String((await send(kind, how, edited)).headers.location);
    await app.parts.runJobs();
    await proposeAndConfirm(app, clerks, `${address}/proposal`);
    await app.parts.runJobs();
    return page(clerks[0], address);
  };
  const number = { value: '0.5', tolerance: '0.01', unit: '倍' };
  const shown = await put('NUMERIC', 'KEY', number);
  expect(shown).toContain('答案由 0.25倍，误差不超过0.01 改为 0.5倍，误差不超过0.01');
  expect(shown).toContain('题库里还是更正以前的答案');
  expect(await result(attemptId)).toEqual(['FAILED', 10, false]);
  const order = await put('ORDERING', 'FURTHER', { itemA: '中', itemB: '先', itemC: '后' });
  expect(order).toContain('除 先；中；后 外，中；先；后 也给分');
  expect(await result(attemptId)).toEqual(['FAILED', 50, false]);
  const pairs = { left1: '左一', right1: '右二', left2: '左二', right2: '右一', extra: '右三' };
  await put('MATCHING', 'KEY', pairs);
  expect(await result(attemptId)).toEqual(['PASSED', 60, false]);
  const whyNot = async (...[kind, edited]: [QuestionKind, Record<string, string>]) =>
    (await send(kind, 'KEY', edited)).body;
  expect(await whyNot('NUMERIC', { ...number, unit: '米' })).toContain('只能改哪个答案正确');
  expect(await whyNot('MATCHING', { ...pairs, left1: '别的' })).toContain('只能改哪个答案正确');
  expect(await whyNot('FILL_IN', { blank1: '执着专注' })).toContain('只能改哪个答案正确');
  expect(await whyNot('NUMERIC', { ...number, value: '多少' })).toContain('请写正确的数值');
  expect(await whyNot('NUMERIC', { ...number, value: '0.25' })).toContain('这就是原来的答案');
});

test('a form without an answer, or with the one that is the key, says so at the field', async () => {
  const { topic, question } = await openCorrectable(app, 'cq-eleven');
  await insertEnrolment(app.parts, clerks[0].accountId, topic.id, { state: 'SELECTED' });
  const browser = await app.as(clerks[0]);
  const form = {
    topic: topic.id,
    question,
    kind: 'KEY',
    rule: 'KEEP_PASS',
    ground: '教材有误，已经核实',
  };
  const none = await browser.post('/score-corrections', form);
  expect([none.status, none.body.includes('请选择正确答案')]).toEqual([422, true]);
  const same = await browser.post('/score-corrections', { ...form, accepted: 'A' });
  expect([same.status, same.body.includes('这就是原来的答案')]).toEqual([422, true]);
  const two = await browser.post('/score-corrections', { ...form, accepted: ['B', 'C'] });
  expect(two.body).toContain('请按题型选择正确答案');
  const found = await browser.get(`/score-corrections/new?topic=${topic.id}&words=第1题`);
  expect(found.body).toContain('更正这道题');
});
