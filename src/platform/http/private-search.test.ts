import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertLearner, insertOfficer } from '../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../test/support/parts.ts';

let app: TestApp;
let auditor: TestBrowser;
let colleague: TestBrowser;

beforeAll(async () => {
  app = await createTestApp();
  const { municipalBureauId } = await insertBodies(app.parts);
  const open = async () => app.as(await insertOfficer(app.parts, 'AUDITOR', municipalBureauId));
  [auditor, colleague] = [await open(), await open()];
});
afterAll(() => app.close());

test('ASVS 8.3.1: a name or number that is searched for stands in no address, and works for who typed it alone', async () => {
  await insertLearner(app.parts, { name: '寻找的人' });
  const form = { to: '/audit', sealed: 'who whom', who: '', whom: '寻找的人', kind: 'view' };
  const sent = await auditor.post('/searches', form);
  expect(sent.status).toBe(303);
  const address = String(sent.headers.location);
  expect(address).toMatch(/^\/audit\?whom=%7E[\w-]+&kind=view$/);
  const list = await auditor.get(address);
  expect(list.status).toBe(200);
  expect(list.body).toContain('value="寻找的人"');
  // Nor in the addresses that the page leads to.
  expect(list.body).not.toContain(encodeURIComponent('寻找的人'));
  expect((await colleague.get(address)).status).toBe(400);
  expect((await auditor.get(address.slice(0, -20))).status).toBe(400);
});

test('a search leads only to pages of ours', async () => {
  const sent = await auditor.post('/searches', { to: 'https://elsewhere.example/x', q: 'a' });
  expect(sent.headers.location).toBe('/?q=a');
});
