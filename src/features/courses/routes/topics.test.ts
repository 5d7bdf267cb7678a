import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertQuestions,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import type { Officer } from '../../../kernel/actor.ts';
import { findTopic } from '../queries/topics.ts';
import { listVersions } from '../queries/versions.ts';
import { formOf } from '../rules/rules-form.ts';

let app: TestApp;
let bodies: Awaited<ReturnType<typeof insertBodies>>;
let centre: TestBrowser;
let bureau: TestBrowser;
let clerk: Officer;

beforeAll(async () => {
  app = await createTestApp();
  bodies = await insertBodies(app.parts);
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  centre = await app.as(clerk);
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await insertTopic(app.parts, { makeUpUntil: new Date('2027-12-31T23:59:00+08:00') });
  const [lesson = ''] = await insertLessons(app.parts, 'cq-2026', 2);
  await insertQuestions(app.parts, 'cq-2026', lesson, 12);
});
afterAll(() => app.close());

const topic = async (id: string) => {
  const found = await findTopic(app.parts.db, id);
  if (!found) throw new Error(`no topic ${id}`);
  return found;
};
const rulesOf = async (id: string, changed: Record<string, string | string[]> = {}) => {
  const { body } = await centre.get(`/topics/${id}/rules`);
  const revision = /name="revision" value="(\d+)"/.exec(body)?.[1] ?? '';
  return { ...formOf(await topic(id)), blueprint: 'table', revision, ...changed };
};
const confirm = async (answer: { headers: { location?: unknown } }) => {
  const proposal = String(answer.headers.location);
  expect(proposal).toMatch(/^\/proposals\//);
  expect((await centre.post(`${proposal}/confirmation`)).status).toBe(403);
  expect((await bureau.post(`${proposal}/confirmation`)).status).toBe(303);
  await app.parts.runJobs();
  return proposal;
};

test("N31: the centre copies last year's topic with lessons and bank, every date a year later", async () => {
  const made = await centre.post('/topics', {
    title: '人工智能与专业工作',
    year: '2027',
    copyOf: 'cq-2026',
  });
  expect(made.headers.location).toBe('/topics/cq-2027');
  await app.parts.runJobs();
  const [from, copy] = [await topic('cq-2026'), await topic('cq-2027')];
  expect(copy).toMatchObject({ state: 'DRAFT', year: 2027, title: '人工智能与专业工作' });
  expect(copy).toMatchObject({ feeFen: from.feeFen, blueprint: from.blueprint });
  expect(copy.examClosesAt).toEqual(new Date('2027-12-31T23:59:00+08:00'));
  expect(copy.makeUpUntil).toEqual(new Date('2028-12-31T23:59:00+08:00'));
  const page = (await centre.get('/topics/cq-2027/lessons')).body;
  expect(page).toContain('第2课');
  expect((await centre.get('/topics/cq-2027')).body).toContain('已发布 12 道考试题');
  // A learner does not see a draft.
  const learner = await app.as(await insertLearner(app.parts));
  expect((await learner.get('/courses/cq-2027')).status).toBe(404);
  expect((await learner.get('/topics/cq-2027')).status).toBe(404);
});

test('a draft is written by two without overwriting each other', async () => {
  const mine = await rulesOf('cq-2027', { fee: '60', summary: '面向全体专业技术人员。' });
  expect((await centre.post('/topics/cq-2027/rules', mine)).status).toBe(303);
  expect((await topic('cq-2027')).feeFen).toBe(6000);
  const late = await centre.post('/topics/cq-2027/rules', { ...mine, fee: '50' });
  expect(late.status).toBe(409);
  expect(late.body).toContain('同事改过这个专题');
  expect(late.body).toContain('value="50"');
  expect((await topic('cq-2027')).feeFen).toBe(6000);
  const wrong = await rulesOf('cq-2027', {
    examCloses: '2026-01-01',
    examPassMark: '200',
    count_GROUP: '2',
  });
  const refused = await centre.post('/topics/cq-2027/rules', wrong);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('考试截止早于考试开始');
  expect(refused.body).toContain('合格线高于满分');
  expect(refused.body).toContain('请写每个案例几题');
});

test('partial credit is chosen by kind in the table, and said where it is not the usual one', async () => {
  const rules = '/topics/cq-2027/rules';
  const usual = await topic('cq-2027');
  expect((await centre.get(rules)).body).toContain('顺序全部正确才得分');
  const more = { count_ORDERING: '1', points_ORDERING: '3', credit_ORDERING: 'PARTS' };
  await centre.post(rules, await rulesOf('cq-2027', more));
  expect((await topic('cq-2027')).blueprint).toContainEqual({
    ...{ kind: 'ORDERING', count: 1, points: 3, credit: 'PARTS' },
  });
  expect((await centre.get('/topics/cq-2027')).body).toContain(
    '排序题 1 道 × 3 分（每个位置单独计分）',
  );
  const shown = (await centre.get(rules)).body;
  expect(shown).toMatch(/value="PARTS" selected[^>]*>每个位置单独计分/);
  await centre.post(rules, await rulesOf('cq-2027', { count_ORDERING: '' }));
  expect((await topic('cq-2027')).blueprint).toEqual(usual.blueprint);
});

test('chapters and lessons are added, moved and removed; a text is written and previewed', async () => {
  const outline = (form: Record<string, string>) => centre.post('/topics/cq-2027/outline', form);
  await outline({ what: 'ADD_CHAPTER', title: '新的一章' });
  await outline({ what: 'ADD_LESSON', chapterId: 'cq-2027-c2', title: '新的一课' });
  await outline({ what: 'MOVE_LESSON', lessonId: 'cq-2027-l2', direction: 'DOWN' });
  await outline({ what: 'MOVE_LESSON', lessonId: 'cq-2027-l2', direction: 'DOWN' });
  const order = async () =>
    (
      await app.parts.db
        .selectFrom('lessons')
        .select(['title', 'chapterId'])
        .where('topicId', '=', 'cq-2027')
        .orderBy('position')
        .execute()
    ).map(({ title, chapterId }) => `${chapterId.slice(-2)} ${title}`);
  expect(await order()).toEqual(['c1 第1课', 'c2 新的一课', 'c2 第2课']);
  const id = 'cq-2027-l01';
  const url = `/topics/cq-2027/lessons/${id}`;
  const basedOn = async () =>
    /name="basedOn" value="(\w+)"/.exec((await centre.get(url)).body)?.[1];
  const text = {
    title: '新的一课',
    summary: '一句话',
    minutes: '30',
    bodyMarkdown: '## 开头\n\n**要点** <b>x</b>',
  };
  const first = String(await basedOn());
  expect((await centre.post(url, { ...text, basedOn: first })).status).toBe(303);
  const late = await centre.post(url, { ...text, summary: '旧页', basedOn: first });
  expect(late.status).toBe(422);
  expect(late.body).toContain('同事也改了这一课');
  const preview = (await centre.get(`/topics/cq-2027/preview/${id}`)).body;
  expect(preview).toContain('<strong>要点</strong> &lt;b&gt;x');
  expect((await centre.get('/topics/cq-2027/preview')).body).toContain('新的一课');
  // A lesson with questions stays.
  expect((await outline({ what: 'REMOVE_LESSON', lessonId: 'cq-2027-l1' })).status).toBe(409);
  await outline({ what: 'REMOVE_LESSON', lessonId: 'cq-2027-l2' });
  expect(await order()).toEqual(['c1 第1课', 'c2 新的一课']);
});

test('N31: what is missing keeps a draft from its publication; the bureau publishes, and papers and downloads follow', async () => {
  const publish = () => centre.post('/topics/cq-2027/publication', { reason: '按年度计划发布' });
  await centre.post('/topics/cq-2027/rules', await rulesOf('cq-2027', { priceDocument: '' }));
  const refused = await publish();
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('收费依据');
  const form = await rulesOf('cq-2027', { priceDocument: '渝价函〔2027〕1号', count_SINGLE: '20' });
  await centre.post('/topics/cq-2027/rules', form);
  expect((await publish()).body).toContain('不够一份试卷');
  await centre.post('/topics/cq-2027/rules', await rulesOf('cq-2027', { count_SINGLE: '10' }));
  const proposal = await publish();
  const drawUntil = (validUntil: string | null) =>
    app.parts.db
      .updateTable('questionVersions')
      .set({ validUntil })
      .where('topicId', '=', 'cq-2027')
      .execute();
  await drawUntil('2020-01-01');
  const late = await bureau.post(`${String(proposal.headers.location)}/confirmation`);
  expect(late.body).toContain('不够一份试卷');
  expect((await topic('cq-2027')).state).toBe('DRAFT');
  await drawUntil(null);
  await confirm(proposal);
  expect((await topic('cq-2027')).state).toBe('PUBLISHED');
  const papers = await app.parts.db
    .selectFrom('examPapers')
    .select('id')
    .where('topicId', '=', 'cq-2027')
    .execute();
  expect(papers.length).toBeGreaterThan(100);
  expect(await app.parts.storage.size('courses/cq-2027/topic.zip')).toBeGreaterThan(100);
  expect(await app.parts.storage.size('courses/cq-2027/handouts/c1.pdf')).toBeGreaterThan(10);
  const learner = await app.as(await insertLearner(app.parts));
  expect((await learner.get('/courses/cq-2027')).body).toContain('人工智能与专业工作');
  expect(
    (await centre.post('/topics/cq-2027/outline', { what: 'ADD_CHAPTER', title: '太晚的一章' }))
      .status,
  ).toBe(409);
});

test('a change says whom it concerns and how; a promise is broken only with ground and message of two persons', async () => {
  const paid = await insertLearner(app.parts);
  await insertEnrolment(app.parts, paid.accountId, 'cq-2027');
  const waiting = await insertLearner(app.parts);
  await insertEnrolment(app.parts, waiting.accountId, 'cq-2027', { state: 'SELECTED' });
  const harder = await rulesOf('cq-2027', { examPassMark: '70', examCloses: '2027-11-30' });
  const effect = await centre.post('/topics/cq-2027/rules', harder);
  expect(effect.status).toBe(200);
  expect(effect.body).toContain('减少了已选报的人得到的承诺');
  expect(effect.body).toMatch(/合格线[\s\S]*60 分[\s\S]*70 分[\s\S]*2 人[\s\S]*不利/);
  expect((await topic('cq-2027')).examPassMark).toBe(60);
  const decision = { ...harder, reason: '市局文件调整合格线' };
  const silent = await centre.post('/topics/cq-2027/changes', { ...decision, message: '' });
  expect(silent.status).toBe(422);
  expect(silent.body).toContain('请写明告诉他们的话');
  const message = '从本月起合格线调整为70分，请提早准备考试。';
  const proposal = await confirm(
    await centre.post('/topics/cq-2027/changes', { ...decision, message }),
  );
  expect(await topic('cq-2027')).toMatchObject({ examPassMark: 70 });
  const inbox = await (await app.as(paid)).get('/messages');
  expect(inbox.body).toContain('规则有改动');
  const [version] = await listVersions(app.parts.db, 'cq-2027');
  expect(version).toMatchObject({ versionNo: 2, kind: 'CHANGED', affected: 2, message });
  const page = (await bureau.get('/topics/cq-2027/versions/2')).body;
  for (const words of ['60 分', '70 分', '市局文件调整合格线', message, proposal])
    expect(page).toContain(words);
});

test('N15: windows get seats with the rules; to have to book is to the disadvantage of who enrolled', async () => {
  const seats = { group0Name: '第一场', group0Seats: '20' };
  const effect = await centre.post('/topics/cq-2027/rules', await rulesOf('cq-2027', seats));
  expect(effect.body).toMatch(/分组：第一场[\s\S]*20 个座位，要预约[\s\S]*2 人[\s\S]*不利/);
  const twice = await rulesOf('cq-2027', { ...seats, group1Name: '第一场', group1Seats: '9' });
  const refused = await centre.post('/topics/cq-2027/rules', twice);
  expect([refused.status, refused.body.includes('已有同名的分组')]).toEqual([422, true]);
});

test('a change that worsens nothing takes two persons, but no message', async () => {
  const kinder = await rulesOf('cq-2027', { examPassMark: '60' });
  expect((await centre.post('/topics/cq-2027/rules', kinder)).body).toContain('没有不利');
  const same = await centre.post('/topics/cq-2027/rules', await rulesOf('cq-2027'));
  expect(same.status).toBe(422);
  expect(same.body).toContain('没有改动任何一项');
  await confirm(
    await centre.post('/topics/cq-2027/changes', {
      ...kinder,
      reason: '恢复原来的合格线',
      message: '',
    }),
  );
  expect((await topic('cq-2027')).examPassMark).toBe(60);
});

test('the text of a published lesson is corrected by two persons, and its downloads are made again', async () => {
  const url = '/topics/cq-2027/lessons/cq-2027-l01';
  // What the clash above left unsaved.
  await centre.post(`${url}/typing/removal`);
  const basedOn = /name="basedOn" value="(\w+)"/.exec((await centre.get(url)).body)?.[1] ?? '';
  const text = {
    title: '新的一课',
    summary: '一句话',
    minutes: '30',
    bodyMarkdown: '## 开头\n\n更正后的要点',
    basedOn,
  };
  expect((await centre.post(url, text)).body).toContain('请写明为什么更正');
  const zip = async () => app.parts.storage.size('courses/cq-2027/topic.zip');
  const before = await zip();
  const proposal = await confirm(await centre.post(url, { ...text, reason: '更正一处笔误' }));
  expect((await bureau.get(proposal)).body).toContain('更正后的要点');
  expect((await centre.get('/topics/cq-2027/preview/cq-2027-l01')).body).toContain('更正后的要点');
  expect(await zip()).not.toBe(before);
});

test('a closed topic is selected by nobody; people who enrolled keep their course', async () => {
  await confirm(await centre.post('/topics/cq-2027/closing', { reason: '并入另一个专题' }));
  expect((await topic('cq-2027')).state).toBe('CLOSED');
  const learner = await app.as(await insertLearner(app.parts));
  expect((await learner.post('/enrolments', { topicId: 'cq-2027' })).status).toBe(422);
  const [version] = await listVersions(app.parts.db, 'cq-2027');
  expect(version).toMatchObject({ kind: 'CLOSED', affected: 2 });
});

test('a topic is drafted from nothing with the defaults of the notice', async () => {
  const made = await centre.post('/topics', { title: '第二个年度专题', year: '2027', copyOf: '' });
  expect(made.headers.location).toBe('/topics/cq-2027-2');
  expect(await topic('cq-2027-2')).toMatchObject({
    maxAttempts: 2,
    creditHours: 20,
    state: 'DRAFT',
  });
  const page = (await centre.get('/topics/cq-2027-2')).body;
  expect(page).toContain('还没有一课');
  expect(page).toContain('还没有组卷的题型和数量');
});
