import { parse } from 'node-html-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admit, type Examinee, openExam } from '../../../../test/support/exam-cohort.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { listLessons, type Topic } from '../../courses/index.ts';

let app: TestApp;
let topic: Topic;
let lessonId: string;

const captions = `WEBVTT

1
00:00:00.000 --> 00:00:04.500
一项技术大多走过一条S形的路。

2
00:01:05.250 --> 00:01:09.000
<c>婴儿期</c>：性能提升缓慢。
`;

beforeAll(async () => {
  app = await createTestApp();
  ({ topic } = await openExam(app));
  const [first] = await listLessons(app.parts.db, topic.id);
  lessonId = first?.id as string;
  const captionsKey = `courses/${topic.id}/videos/v1.vtt`;
  await app.parts.storage.put(captionsKey, Buffer.from(captions));
  await app.parts.db
    .updateTable('lessons')
    .set({ videoKey: `courses/${topic.id}/videos/v1.webm`, videoSeconds: 140, captionsKey })
    .where('id', '=', lessonId)
    .execute();
});
afterAll(() => app.close());

const at = ({ enrolmentId }: Examinee, more = '') =>
  `/study/${enrolmentId}/lessons/${lessonId}${more}`;

test('N13: a lesson shows the course beside it, what is said in the film, and the next lesson', async () => {
  const learner = await admit(app, topic);
  const page = parse((await learner.browser.get(at(learner))).body);
  expect(page.querySelector('[aria-label=课程目录] [aria-current=page]')?.text).toContain('学过');
  const lines = page.querySelectorAll('[data-transcript] li');
  expect(lines.map((line) => [line.getAttribute('data-from'), line.text])).toEqual([
    ['0', '0:00一项技术大多走过一条S形的路。'],
    ['65.25', '1:05婴儿期：性能提升缓慢。'],
  ]);
  expect(page.querySelector('[aria-label=接着学]')?.text).toContain('下一课');
});

test('a note is kept by the time in the film, for its writer alone, until it is removed', async () => {
  const learner = await admit(app, topic);
  const { browser } = learner;
  const note = (fields: Record<string, string>) => browser.post(at(learner, '/notes'), fields);
  expect((await note({ at: '1:05', text: '婴儿期<b>很长</b>' })).status).toBe(303);
  expect((await note({ at: 'noon', text: '看不懂' })).status).toBe(422);
  const page = async () => parse((await browser.get(at(learner))).body).querySelector('#notes');
  const shown = await page();
  expect(shown?.querySelector('[data-seek]')?.getAttribute('data-seek')).toBe('65');
  expect(shown?.querySelector('li p')?.text).toBe('婴儿期<b>很长</b>');
  const removal = shown?.querySelector('form[action$="/removal"]')?.getAttribute('action') ?? '';
  const other = await admit(app, topic);
  await other.browser.post(removal.replace(learner.enrolmentId, other.enrolmentId));
  expect((await other.browser.post(removal)).status).toBe(404);
  expect((await page())?.querySelectorAll('li')).toHaveLength(1);
  await browser.post(removal);
  expect((await page())?.text).toContain('只有您自己看得到');
});

test('N14: check questions at the end are answered in practice, and what was wrong is practised again', async () => {
  const learner = await admit(app, topic);
  const { browser, enrolmentId } = learner;
  const check = parse((await browser.get(at(learner))).body).querySelector('#check');
  expect(check?.querySelectorAll('fieldset')).toHaveLength(5);
  const action = check?.querySelector('form')?.getAttribute('action') ?? '';
  const asked = check?.querySelector('[name=asked]')?.getAttribute('value') ?? '';
  const answer = await browser.post(action, { asked, q1: 'A' });
  expect(answer.body).toContain('共 5 题');
  expect(answer.body).toContain('解析');
  const wrong = /<b class="figures text-2xl">(\d+)</.exec(
    (await browser.get(`/practice/${enrolmentId}`)).body,
  );
  expect(Number(wrong?.[1])).toBeGreaterThanOrEqual(4);
  // Questions of elsewhere are not answered here.
  expect((await browser.post(action, { asked: 'none' })).body).toContain('还没有练习题');
});

test('a favourite lesson is marked and found again on the page of the course', async () => {
  const learner = await admit(app, topic);
  const { browser, enrolmentId } = learner;
  await browser.post(at(learner, '/favourite'), { marked: 'yes' });
  const marked = async () => (await browser.get(`/study/${enrolmentId}?only=favourites`)).body;
  expect(await marked()).toContain(at(learner));
  await browser.post(at(learner, '/favourite'), { marked: 'no' });
  expect(await marked()).toContain('还没有收藏的课');
});

test('lessons are found by words of their title and text', async () => {
  const { browser, enrolmentId } = await admit(app, topic);
  await app.parts.db
    .updateTable('lessons')
    .set({ bodyHtml: '<p>矛盾矩阵共有39个<b>参数</b></p>' })
    .where('id', '=', lessonId)
    .execute();
  const search = async (q: string) =>
    (await browser.get(`/study/${enrolmentId}?q=${encodeURIComponent(q)}`)).body;
  expect(await search('39个参数')).toContain('矛盾矩阵共有');
  expect(await search('光合作用')).toContain('没有提到');
});
