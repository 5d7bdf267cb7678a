import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertOfficer } from '../../../../test/support/city.ts';
import { admit, openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Topic } from '../../courses/index.ts';
import { indexTexts } from '../commands/index-texts.ts';
import { listReleasedQuestions, loadSheet } from '../index.ts';

let app: TestApp;
let topic: Topic;
let author: TestBrowser;
let reviewer: TestBrowser;
let bureau: TestBrowser;
let authorId: string;

beforeAll(async () => {
  app = await createTestApp();
  const { parts } = app;
  const city = await openExam(app);
  topic = city.topic;
  while ((await indexTexts(parts)) > 0);
  const officer = await insertOfficer(parts, 'CENTRE_CLERK', city.bodies.centreId);
  authorId = officer.accountId;
  author = await app.as(officer);
  const { associationId, municipalBureauId } = city.bodies;
  reviewer = await app.as(await insertOfficer(parts, 'ASSOCIATION_CLERK', associationId));
  bureau = await app.as(await insertOfficer(parts, 'MUNICIPAL_OFFICER', municipalBureauId));
});
afterAll(() => app.close());

const fields = (changes: Record<string, string> = {}) => ({
  kind: 'SINGLE',
  stem: '工匠精神的首要一条是什么？',
  optionA: '执着专注',
  optionB: '得过且过',
  optionC: '朝令夕改',
  right: 'A',
  explanation: '见第一课。',
  lessonId: lessonId(),
  difficulty: '1',
  usage: 'BOTH',
  saveNo: '1',
  ...changes,
});
const lessonId = () => `${topic.id}-l1`;
const pageOf = (id: string) => `/question-bank/questions/${id}`;

/** Writes a question as the author does; returns its id. */
async function write(changes: Record<string, string> = {}): Promise<string> {
  const questionId = newId();
  const answer = await author.post(`/question-bank/topics/${topic.id}/new`, {
    ...fields(changes),
    questionId,
  });
  expect(answer.headers.location).toBe(pageOf(questionId));
  return questionId;
}

async function release(id: string): Promise<void> {
  await author.post(`${pageOf(id)}/offer`);
  await reviewer.post(`${pageOf(id)}/approval`);
  await reviewer.post(`${pageOf(id)}/release`);
}

const released = async () =>
  (await listReleasedQuestions(app.parts.db, topic.id, 'PRACTICE')).map(({ id }) => id);

test('an author writes, another person reviews and releases, and a learner gets it in a mock exam', async () => {
  const id = await write();
  expect(await released()).not.toContain(id);
  expect((await author.post(`${pageOf(id)}/approval`)).body).toContain('还没有提交审核');
  await author.post(`${pageOf(id)}/offer`);
  const own = await author.post(`${pageOf(id)}/approval`);
  expect([own.status, own.body]).toEqual([403, expect.stringContaining('不能自己审核')]);
  await reviewer.post(`${pageOf(id)}/approval`);
  expect((await author.post(`${pageOf(id)}/release`)).body).toContain('不能自己发布');
  await reviewer.post(`${pageOf(id)}/release`);
  expect(await released()).toContain(id);

  // With nine others to practise, the mock exam of ten has it.
  const others = (await released()).filter((one) => one !== id);
  await app.parts.db
    .updateTable('questionVersions')
    .set({ usage: 'EXAM' })
    .where('questionId', 'in', others.slice(9))
    .execute();
  const { browser, enrolmentId } = await admit(app, topic);
  const { headers } = await browser.post(`/practice/${enrolmentId}/mocks`);
  expect((await browser.get(String(headers.location))).body).toContain(
    '工匠精神的首要一条是什么？',
  );
});

test('a released question changes by a new version alone; papers keep the version they were given', async () => {
  const id = await write({ stem: '旧题干：创新的第一资源是什么？' });
  await release(id);
  const paper = { questionIds: [id], versionNos: [1], optionOrders: ['ABC'], points: [2] };
  expect((await author.get(`${pageOf(id)}/draft`)).status).toBe(409);
  await author.post(`${pageOf(id)}/versions`, { versionNo: '1' });
  await author.post(`${pageOf(id)}/draft`, fields({ stem: '新题干：创新的第一资源是什么？' }));
  // Until it is released the old one is given.
  const stemGiven = async () =>
    (await listReleasedQuestions(app.parts.db, topic.id, 'EXAM')).find((one) => one.id === id)
      ?.stem;
  expect(await stemGiven()).toContain('旧题干');
  await release(id);
  expect(await stemGiven()).toContain('新题干');
  expect(await loadSheet(app.parts.db, paper)).toMatchObject([
    { stem: { lead: expect.stringContaining('旧题干') } },
  ]);
  const { body } = await bureau.get(`${pageOf(id)}/versions/2`);
  expect(body).toMatch(/<del[^>]*>.*?旧.*?<\/del>/s);
  expect(body).toMatch(/<ins[^>]*>.*?新.*?<\/ins>/s);
  await expect(
    app.parts.db
      .updateTable('questionVersions')
      .set({ stem: '改写历史' })
      .where('questionId', '=', id)
      .where('versionNo', '=', 1)
      .execute(),
  ).rejects.toThrow('its wording stays');
});

test('the database itself lets nobody review what they wrote', async () => {
  const id = await write({ stem: '自己审核自己写的题目行不行？' });
  await expect(
    app.parts.db
      .updateTable('questionVersions')
      .set({ state: 'REVIEWED', reviewedBy: authorId, reviewedAt: new Date() })
      .where('questionId', '=', id)
      .execute(),
  ).rejects.toThrow('question_versions_four_eyes');
});

test('two authors at once never overwrite each other: the second sees the differences first', async () => {
  const id = await write({ stem: '两个人同时修改的题目' });
  await reviewer.post(`${pageOf(id)}/draft`, fields({ stem: '两个人同时修改的题目，协会的改法' }));
  const late = await author.post(
    `${pageOf(id)}/draft`,
    fields({ stem: '两个人同时修改的题目，中心的改法' }),
  );
  expect(late.status).toBe(409);
  expect(late.body).toMatch(/在您打开之后保存了这道题.*协会.*中心/s);
  expect(late.body).toContain('name="saveNo" value="2"');
  expect((await author.get(pageOf(id))).body).toContain('协会的改法');
  await author.post(`${pageOf(id)}/draft`, fields({ stem: '合并后的改法', saveNo: '2' }));
  expect((await author.get(pageOf(id))).body).toContain('合并后的改法');
  // Both wrote it: neither reviews it.
  await author.post(`${pageOf(id)}/offer`);
  expect((await reviewer.post(`${pageOf(id)}/approval`)).status).toBe(403);
});

test('a returned draft tells why, a given-up version leaves the one before it, a retired one can come back', async () => {
  const id = await write({ stem: '会退回、放弃和停用的题目' });
  await author.post(`${pageOf(id)}/offer`);
  expect((await reviewer.post(`${pageOf(id)}/return`, { because: '' })).status).toBe(422);
  await reviewer.post(`${pageOf(id)}/return`, { because: '选项二太明显' });
  expect((await author.get(pageOf(id))).body).toContain('选项二太明显');
  await release(id);
  await author.post(`${pageOf(id)}/versions`, { versionNo: '1' });
  await author.post(`${pageOf(id)}/discard`, { because: '还是原来的好' });
  expect((await author.get(pageOf(id))).body).toMatch(/第 1 版.*正在使用/s);
  await author.post(`${pageOf(id)}/retirement`, { because: '内容已过时' });
  expect(await released()).not.toContain(id);
  await author.post(`${pageOf(id)}/versions`, { versionNo: '1' });
  await release(id);
  expect(await released()).toContain(id);
});

test('questions of a case share its text, and go through the states together', async () => {
  const caseId = newId();
  const text = '某厂的一台机床停了三天。';
  const first = await write({ stem: '案例的第一问是什么？', caseId, caseText: text });
  const second = await write({ stem: '案例的第二问是什么？', caseId, caseText: text });
  await release(first);
  expect(await released()).toEqual(expect.arrayContaining([first, second]));
  await author.post(`${pageOf(first)}/versions`, { versionNo: '1' });
  const changed = `${text}原因不明。`;
  await author.post(
    `${pageOf(first)}/draft`,
    fields({ stem: '案例的第一问是什么？', caseId, caseText: changed }),
  );
  // The other question waits with a draft of its own; what is given stays until both are released.
  expect((await author.get(pageOf(second))).body).toMatch(/第 2 版.*原因不明/s);
  const paper = { questionIds: [first, second], optionOrders: ['ABC', 'ABC'], points: [2, 2] };
  await release(first);
  const sheetOf = async (versionNo: number) =>
    JSON.stringify(await loadSheet(app.parts.db, { ...paper, versionNos: [versionNo, versionNo] }));
  expect(await sheetOf(1)).not.toContain('原因不明');
  expect(await sheetOf(2)).toContain('原因不明');
});

test('errors are told at their fields, all at once, with what was typed', async () => {
  const questionId = newId();
  const { status, body } = await author.post(`/question-bank/topics/${topic.id}/new`, {
    ...fields({ stem: '', optionA: '', optionB: '', explanation: '' }),
    questionId,
  });
  expect(status).toBe(422);
  for (const sentence of ['请写题干。', '请至少写两个选项。', '请写解析'])
    expect(body).toContain(sentence);
  expect(body).toContain('朝令夕改');
  expect((await author.get(pageOf(questionId))).status).toBe(404);
});

test('what is typed is kept for the person, questions that read alike are shown, Chinese is found', async () => {
  const id = await write({ stem: '关于知识产权保护期限，下列说法正确的是哪一项？' });
  const questionId = newId();
  const typed = { ...fields(), stem: '关于知识产权保护期限，下列说法正确的是？', optionA: '' };
  const { body } = await author.postJson('/question-bank/typing', {
    questionId,
    topicId: topic.id,
    kind: 'SINGLE',
    typed,
  });
  expect(JSON.parse(body).similar).toContain(pageOf(id));
  const list = `/question-bank/topics/${topic.id}`;
  expect((await author.get(list)).body).toContain('您有没写完的题目');
  expect((await reviewer.get(list)).body).not.toContain('您有没写完的题目');
  expect((await author.get(`${list}/new?kind=SINGLE&id=${questionId}`)).body).toContain(typed.stem);
  const found = (await bureau.get(`${list}?words=${encodeURIComponent('产权 保护期限')}`)).body;
  expect(found).toContain(pageOf(id));
  expect(found).not.toContain(`${topic.id}-q1"`);
  expect((await bureau.get(`${list}?words=${encodeURIComponent('期限产权')}`)).body).toContain(
    '没有符合条件的题目',
  );
});

test('many are moved at once, and those that may not are told with the reason', async () => {
  const one = await write({ stem: '一批题目里的第一道' });
  const other = await write({ stem: '一批题目里的第二道' });
  const moves = `/question-bank/topics/${topic.id}/moves`;
  const send = (browser: TestBrowser, move: string) =>
    browser.post(moves, { list: 'state=DRAFT', questionId: [one, other], move });
  await send(author, 'OFFER');
  expect(
    (await author.get(String((await send(author, 'APPROVE')).headers.location))).body,
  ).toContain('2 道是您写过的，要由别人审核');
  await send(reviewer, 'APPROVE');
  await send(reviewer, 'RELEASE');
  expect(await released()).toEqual(expect.arrayContaining([one, other]));
});

test('the bureau reads the bank and writes nothing', async () => {
  const id = await write({ stem: '市局只读的题目' });
  const { status, body } = await bureau.get(pageOf(id));
  expect(status).toBe(200);
  expect(body).not.toContain('提交审核</button>');
  expect((await bureau.post(`${pageOf(id)}/offer`)).status).toBe(404);
  expect((await bureau.get(`/question-bank/topics/${topic.id}/new`)).status).toBe(404);
});

test('knowledge points are added, chosen, renamed and laid aside', async () => {
  const points = `/question-bank/topics/${topic.id}/points`;
  await author.post(points, { names: '职业道德\n工匠精神\n职业道德', lessonId: '' });
  const rows = await app.parts.db
    .selectFrom('knowledgePoints')
    .select(['id', 'name'])
    .where('topicId', '=', topic.id)
    .execute();
  expect(rows.map(({ name }) => name).toSorted()).toEqual(['工匠精神', '职业道德']);
  const pointId = rows.find(({ name }) => name === '工匠精神')?.id as string;
  const id = await write({ stem: '归入知识点的题目', pointId });
  const list = `/question-bank/topics/${topic.id}?point=${pointId}`;
  expect((await bureau.get(list)).body).toContain(pageOf(id));
  expect((await author.post(`${points}/${pointId}`, { pointId, name: '职业道德' })).status).toBe(
    409,
  );
  await author.post(`${points}/${pointId}`, { pointId, name: '大国工匠', retired: 'yes' });
  expect((await bureau.get(pageOf(id))).body).toContain('大国工匠');
});

test('a picture is encoded anew and needs words; what is no picture is refused', async () => {
  const big = await sharp({ create: { width: 4000, height: 100, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Copyright: '机密备注' } })
    .jpeg()
    .toBuffer();
  const url = '/question-bank/pictures';
  const upload = (alt: string, content: Buffer) =>
    author.postFile(url, { alt }, ['picture', content, '图.jpg']);
  expect((await upload('', big)).body).toContain('请写明图上有什么');
  const fake = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>')]);
  expect((await upload('一张假图', fake)).body).toContain('不是可以使用的图片');
  const { headers } = await upload('一面红旗', big);
  const id = String(headers.location).split('added=')[1] as string;
  const row = await app.parts.db
    .selectFrom('questionPictures')
    .select(['width', 'height', 'key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect([row.width, row.height]).toEqual([1600, 40]);
  const { browser } = await admit(app, topic);
  // Learners see it once a question that was given shows it.
  expect((await browser.get(`/question-pictures/${id}`)).status).toBe(404);
  await release(await write({ stem: `图上是什么？![一面红旗](${id})` }));
  const shown = await browser.get(`/question-pictures/${id}`);
  expect(shown.headers['content-type']).toBe('image/jpeg');
  expect(shown.body).not.toContain('机密备注');
});
