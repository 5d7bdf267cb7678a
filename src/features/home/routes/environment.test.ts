import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { countStates } from '../rules/accessibility.ts';
import { requirements, sampleBytes } from '../rules/environment.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({
    site: {
      sponsor: '某市人力资源和社会保障局',
      icp: '渝ICP备00000000号-1',
      police: '渝公网安备50000000000000号',
    },
  });
});
afterAll(() => app.close());

test('the check of computer and line says what is needed and what to do, without a script too', async () => {
  const visitor = await app.as(null);
  const { body } = await visitor.get('/environment');
  for (const { name, otherwise } of requirements) {
    expect(body).toContain(name);
    expect(body).toContain(otherwise);
  }
  const sample = await app.server.inject({ method: 'GET', url: '/environment/sample' });
  expect(sample.rawPayload).toHaveLength(sampleBytes);
  expect(Number(sample.headers['x-server-time'])).toBe(app.parts.clock.now().getTime());
  const one = await app.server.inject({ method: 'GET', url: '/environment/sample?bytes=1' });
  expect(one.rawPayload).toHaveLength(1);
});

test('the statement of accessibility names 58 points and says honestly what nobody has checked', async () => {
  const counts = countStates();
  expect(Object.values(counts).reduce((sum, one) => sum + one)).toBe(58);
  const { body } = await (await app.as(null)).get('/accessibility');
  expect(body).toContain(`未检查 ${counts.unchecked} 项`);
  expect(body).toContain('不是评测机构的结论');
});

test('the foot of every page has sponsor, ICP and police numbers, and the way to both pages', async () => {
  const { body } = await (await app.as(null)).get('/verify');
  expect(body).toContain('主办：某市人力资源和社会保障局');
  expect(body).toContain('href="https://beian.miit.gov.cn/"');
  expect(body).toContain('webSearch?code=50000000000000');
  expect(body).toContain('href="/environment"');
  expect(body).toContain('href="/accessibility"');
});
