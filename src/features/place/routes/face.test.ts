import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertBodies, insertOfficer } from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';

let app: TestApp;
let bureauId: string;
let admin: TestBrowser;
let visitor: TestBrowser;

beforeAll(async () => {
  app = await createTestApp({
    site: { sponsor: '某市人力社保局', icp: '渝ICP备11111111号', police: undefined },
  });
  bureauId = (await insertBodies(app.parts)).municipalBureauId;
  admin = await app.as(await insertOfficer(app.parts, 'SYSTEM_ADMIN', bureauId));
  visitor = await app.as(null);
});
afterAll(() => app.close());

const home = async () => (await visitor.get('/')).body;
const footer = { sponsor: '', icp: '渝ICP备22222222号-1', police: '' };

test('names and footer stand on every page at once; what is set here wins over the machine', async () => {
  expect(await home()).toContain('渝ICP备11111111号');
  const names = { name: '学苑', note: '专技人员继续教育', line: '一处办完' };
  expect((await admin.post('/place/names', names)).status).toBe(303);
  expect((await admin.post('/place/footer', footer)).status).toBe(303);
  const page = await home();
  expect(page).toContain('<title>学苑</title>');
  expect(page).toContain('渝ICP备22222222号-1');
  expect(page).toContain('主办：某市人力社保局');
  expect((await visitor.get('/manifest.webmanifest')).body).toContain('"short_name":"学苑"');
  const wrong = await admin.post('/place/footer', { ...footer, icp: '二二二' });
  expect(wrong.body).toContain('应形如 渝ICP备');
});

test('a colour that nobody can read is refused with where; a readable one is on every page', async () => {
  const pale = await admin.post('/place/colours', { day: '#e8a33d', night: '#8ad3c8' });
  expect(pale.status).toBe(422);
  expect(pale.body).toContain('按钮和页头上的白字只有 2.2:1');
  await admin.post('/place/colours', { day: '#7a1f3d', night: '#f2b8c6' });
  const [, href = ''] = /href="(\/place\.css\?v=[^"]+)"/.exec(await home()) ?? [];
  const sheet = await visitor.get(href);
  expect(sheet.body).toContain('--color-primary:#7a1f3d');
  expect(sheet.headers['content-type']).toContain('text/css');
});

test('a mark is taken by its content, and an earlier version comes back', async () => {
  const script = Buffer.from('<svg viewBox="0 0 1 1"><script>alert(1)</script></svg>');
  const refused = await admin.postFile('/place/mark', {}, ['mark', script, 'mark.svg']);
  expect(refused.body).toContain('SVG 里有“script”');
  const fake = Buffer.from('GIF89a, not a picture');
  expect((await admin.postFile('/place/mark', {}, ['mark', fake, 'mark.png'])).status).toBe(422);
  const size = { width: 40, height: 40, channels: 4 as const, background: '#7a1f3d' };
  const png = await sharp({ create: size }).png().toBuffer();
  expect((await admin.postFile('/place/mark', {}, ['mark', png, 'a.svg'])).status).toBe(303);
  const [, href = ''] = /<img src="(\/mark\?v=[^"]+)"/.exec(await home()) ?? [];
  expect((await visitor.get(href)).headers['content-type']).toBe('image/png');

  const { body } = await admin.get('/place');
  const ids = [...body.matchAll(/versions\/([\da-f-]+)\/restoration/g)].map(([, id]) => id);
  expect((await admin.post(`/place/versions/${ids.at(-1)}/restoration`)).status).toBe(303);
  const page = await home();
  expect(page).toContain('<title>学苑</title>');
  expect(page).not.toContain('/mark?v=');
  expect(page).not.toContain('/place.css');
  expect((await visitor.get('/mark')).status).toBe(404);
});

test('only the system administrator keeps it', async () => {
  const officer = await app.as(await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bureauId));
  expect((await officer.get('/place')).status).toBe(404);
  expect((await officer.post('/place/footer', footer)).status).toBe(404);
});
