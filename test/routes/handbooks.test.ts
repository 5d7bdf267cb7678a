import { afterAll, beforeAll, expect, test } from 'vitest';
import { getHandbook } from '../../src/features/handbook/queries/handbooks.ts';
import { chapterOf, handbookOf, handbooks } from '../../src/features/handbook/rules/chapters.ts';
import type { OfficerRole } from '../../src/kernel/actor.ts';
import { insertBodies, insertOfficer } from '../support/city.ts';
import { createTestApp, type TestApp } from '../support/parts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Files, answers to scripts, and ways that lead on. */
const noPages =
  /\.(pdf|svg|xlsx|json)$|\/(files?|proof|state|clock|line|events|workbook|template|faulty-rows|formula|markdown)(\/:\w+)?$|^\/(metrics|question-exports|courseware|downloads)|organisations\/search/;

test('the “?” of every page that an officer can open leads to a chapter of their handbook', async () => {
  const lacking: string[] = [];
  for (const { method, url, access } of app.server.routeList) {
    if (method !== 'GET' || typeof access === 'string' || noPages.test(url)) continue;
    for (const role of access) {
      if (role === 'LEARNER') continue;
      const { chapters } = await getHandbook(handbookOf[role as OfficerRole]);
      const chapter = chapterOf(url);
      if (!chapters.some(({ key }) => key === chapter)) lacking.push(`${role} ${url} ${chapter}`);
    }
  }
  expect(lacking).toEqual([]);
});

test('every handbook is served with its chapters and pictures', async () => {
  const visitor = await app.as(null);
  for (const name of handbooks) {
    const { body, status } = await visitor.get(`/handbook/${name}`);
    expect(status).toBe(200);
    const { chapters } = await getHandbook(name);
    expect(new Set(chapters.map(({ key }) => key)).size).toBe(chapters.length);
    for (const { key } of chapters) expect(body).toContain(`id="${key}"`);
    for (const [, address = ''] of body.matchAll(/src="(\/handbook\/pictures\/[^"]+)"/g))
      expect([address, (await visitor.get(address)).status]).toEqual([address, 200]);
  }
  expect((await visitor.get('/handbook')).headers.location).toBe('/handbook/learner');
});

test('an officer’s page shows the “?” that opens the handbook of the role at the chapter', async () => {
  const bodies = await insertBodies(app.parts);
  const clerk = await app.as(await insertOfficer(app.parts, 'DISTRICT_CLERK', bodies.shapingbaId));
  expect((await clerk.get('/counter')).body).toContain('href="/handbook/district#counter"');
  expect((await clerk.get('/handbook')).headers.location).toBe('/handbook/district');
});
