import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertLessons, insertTopic } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  await insertTopic(app.parts);
  const [first, second] = await insertLessons(app.parts, 'cq-2026', 2);
  const text = (name: string) => `<p>课文</p><img src="/courseware/cq-2026/figures/${name}">`;
  for (const [id, name] of [
    [first, 'l01-1.svg'],
    [second, 'l02-1.svg'],
  ] as const) {
    await app.parts.storage.put(`courses/cq-2026/figures/${name}`, Buffer.from('<svg/>'));
    await app.parts.db
      .updateTable('lessons')
      .set({ bodyHtml: text(name) })
      .where('id', '=', id as string)
      .execute();
  }
});
afterAll(() => app.close());

test('a visitor reads the first lesson with its pictures, and nothing else of the courseware (N10)', async () => {
  const visitor = await app.as(null);
  const course = await visitor.get('/courses/cq-2026');
  expect(course.body).toContain('先试学第1课');
  expect(course.body).toContain('登录后选报');
  const trial = await visitor.get('/courses/cq-2026/trial');
  expect([trial.status, trial.body.includes('src="/courses/cq-2026/trial/l01-1.svg"')]).toEqual([
    200,
    true,
  ]);
  expect((await visitor.get('/courses/cq-2026/trial/l01-1.svg')).body).toBe('<svg/>');
  expect((await visitor.get('/courses/cq-2026/trial/l02-1.svg')).status).toBe(404);
  expect((await visitor.get('/courses/none/trial')).status).toBe(404);
});

test('four figures stand at the top of a course; every rule is in one fold-out', async () => {
  const { body } = await (await app.as(null)).get('/courses/cq-2026');
  expect(body.match(/<dl class="course-figures".*?<\/dl>/s)?.[0].match(/<dt>/g)).toHaveLength(4);
  expect(body).toContain('收费、时间、考试和退费的全部规则');
  expect(body).toContain('渝价函〔2010〕205号');
});
