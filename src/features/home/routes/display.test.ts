import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { loadReferenceData } from '../../organisations/index.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  await loadReferenceData(app.parts);
  await insertBodies(app.parts);
});
afterAll(() => app.close());

const root = (body: string) => /<html[^>]*>/.exec(body)?.[0] ?? '';

test('day, night and large type are kept by the browser, without an account or a script, until changed', async () => {
  const visitor = await app.as(null);
  expect(root((await visitor.get('/')).body)).toBe('<html lang="zh-CN" data-theme="jixue">');
  const night = await visitor.post('/display', { scheme: 'dark', back: '/help?x=1' });
  expect([night.status, night.headers.location]).toEqual([303, '/help?x=1']);
  expect(root((await visitor.get('/help')).body)).toContain('data-scheme="dark"');
  await visitor.post('/display', { size: 'large', back: '/' });
  const both = (await visitor.get('/')).body;
  expect(root(both)).toContain('data-scheme="dark" data-size="large"');
  expect(both).toContain('data-island="read-aloud"');
  await visitor.post('/display', { scheme: 'system', back: '/' });
  await visitor.post('/display', { size: 'normal', back: '/' });
  expect(root((await visitor.get('/')).body)).toBe('<html lang="zh-CN" data-theme="jixue">');
});

test('the switch leads back to a page of ours only', async () => {
  const visitor = await app.as(null);
  const away = await visitor.post('/display', { size: 'large', back: '//example.com/x' });
  expect(away.headers.location).toBe('/');
});

test('a visitor finds 课程 and 查验 in the head of a phone, a learner the four places of the bar', async () => {
  const visitor = (await (await app.as(null)).get('/')).body;
  expect(visitor).toContain('>查验</span>');
  expect(visitor).not.toContain('class="dock');
  const learner = await app.as(await insertLearner(app.parts));
  const home = (await learner.get('/')).body;
  for (const href of ['/study', '/exams', '/me']) expect(home).toContain(`href="${href}"`);
  // Without an open course both lead to the courses.
  for (const href of ['/study', '/exams'])
    expect((await learner.get(href)).headers.location).toBe('/courses');
  const me = (await learner.get('/me')).body;
  for (const group of ['拿证明', '要办的事', '找人问', '账号']) expect(me).toContain(group);
});
