import { afterAll, beforeAll, expect, test } from 'vitest';
import { helpAnchors } from '../../src/app/navigation.ts';
import { createTestApp, type TestApp } from '../support/parts.ts';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Files, answers to scripts, ways that lead on, and pages of the host and of machines. */
const noPages =
  /^\/(assets|mark$|place\.css|healthz|readyz|metrics|icons|manifest|service-worker|offline|session\/|gateway\/|courseware|downloads|question-pictures|api\/|demo|handbook|organisations\/search|environment\/sample|first-administrator|calendar\.ics|help$|study$|exams$)|\.(pdf|svg|xlsx|json)$|\/(files\/:\w+|line|clock)$|^\/courses\/:id\/trial\/:name$/;

const pages = () =>
  app.server.routeList
    .filter(({ method, access }) => {
      const mayOpen = access === 'everyone' || access === 'signed-in' || access.includes('LEARNER');
      return method === 'GET' && mayOpen;
    })
    .map(({ url }) => url)
    .filter((url) => !noPages.test(url));

test('the “?” of every page a learner can open leads to an article that is there', async () => {
  expect(pages().length).toBeGreaterThan(60);
  const help = (await (await app.as(null)).get('/help')).body;
  const lacking = pages().filter((url) => {
    const article = helpAnchors[url];
    return !article || !help.includes(`<section id="${article}"`);
  });
  expect(lacking).toEqual([]);
  const known = new Set(app.server.routeList.map(({ url }) => url));
  expect(Object.keys(helpAnchors).filter((url) => !known.has(url))).toEqual([]);
});

test('a page shows its “?”; the foot leads to the same article', async () => {
  const { body } = await (await app.as(null)).get('/login');
  expect(body.match(/href="\/help#login"/g)?.length).toBeGreaterThan(0);
  const register = (await (await app.as(null)).get('/register')).body;
  expect(register.match(/href="\/help#register"/g)).toHaveLength(2);
});

test('help is searched first: words in any order find the answer, and what is not there leads to asking', async () => {
  const visitor = await app.as(null);
  const found = await visitor.get(`/help?words=${encodeURIComponent('考试断网')}`);
  expect(found.body).toContain('href="#interruption"');
  const nothing = await visitor.get(`/help?words=${encodeURIComponent('火星移民')}`);
  expect(nothing.body).toContain('没有找到“火星移民”');
  expect(nothing.body).toContain('/login?next=/questions/new');
});
