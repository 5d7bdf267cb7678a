import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type RawEntry, rawZip } from '../../../../test/support/raw-zip.ts';
import { readArchive } from '../../../platform/archives/index.ts';
import { buildDownloads } from '../../courses/fixtures.ts';
import { findPackageInUse, listPackages } from '../queries/packages.ts';
import { createPackageServer } from './package-server.ts';

let app: TestApp;
let origin: Awaited<ReturnType<typeof createPackageServer>>;
let centre: TestBrowser;
let bureau: TestBrowser;
let lesson: string;
let page: string;

const manifest = (version = '1.2', href = 'index.html') => `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"><metadata><schemaversion>${version}</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>安全生产小课</title><item identifier="i"><title>一</title><item identifier="j" identifierref="r"><title>二</title></item></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" href="${href}"><file href="index.html"/></resource></resources></manifest>`;
const course = (xml = manifest()): RawEntry[] => [
  { name: 'imsmanifest.xml', content: xml },
  { name: 'index.html', content: '<script src="js/a.js"></script>' },
  { name: 'js/a.js', content: 'parent.API.LMSInitialize("")' },
];

beforeAll(async () => {
  app = await createTestApp();
  origin = await createPackageServer(app.parts, { script: '/assets/player.js', preload: [] });
  const bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await insertTopic(app.parts, { state: 'DRAFT' });
  [lesson = ''] = await insertLessons(app.parts, 'cq-2026', 1);
  page = `/topics/cq-2026/lessons/${lesson}/package`;
});
afterAll(async () => {
  await origin.close();
  await app.close();
});

const send = (entries: RawEntry[]) =>
  centre.postFile(page, {}, ['file', rawZip(entries), '课件.zip']);
/** The path of the frame that a page shows. */
const frameOf = (body: string) =>
  /src="http:\/\/packages\.test(\/[^"]+)\/player"/.exec(body)?.[1] ?? '';
const report = (frame: string, cmi: object) =>
  origin.inject({ method: 'POST', url: `${frame}/report`, payload: cmi });

test('hostile and broken packages are refused with a sentence, and nothing of them is kept', async () => {
  const whyNot = async (entries: RawEntry[]) => (await send(entries)).body;
  expect(await whyNot([{ name: 'a.html' }])).toContain('没有 imsmanifest.xml');
  expect(await whyNot([...course(), { name: '../../evil.js' }])).toContain('没有收下');
  const entities = manifest().replace(
    '<manifest',
    '<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest',
  );
  expect(await whyNot(course(entities))).toContain('DOCTYPE');
  expect(await whyNot(course('<manifest>'))).toContain('不是完整的 XML');
  expect(await whyNot(course(manifest('1.2', 'https://evil.example/')))).toContain('不在 ZIP 里面');
  expect(await whyNot(course(manifest('1.2', 'none.html')))).toContain('不在 ZIP 里');
  expect(await whyNot(course(manifest('cmi5')))).toContain('SCORM 1.2 或 2004');
  const deep = `<manifest>${'<item>'.repeat(100)}${'</item>'.repeat(100)}</manifest>`;
  expect(await whyNot(course(deep))).toContain('嵌套超过');
  expect(await listPackages(app.parts.db, lesson)).toEqual([]);
});

test('a package of a draft is used at once, tried by its author in a frame of another origin, and served there alone', async () => {
  expect((await send(course())).status).toBe(303);
  expect(await findPackageInUse(app.parts.db, lesson)).toMatchObject({
    ...{ version: '1.2', title: '安全生产小课', entry: 'index.html', files: 3 },
  });
  const [one] = await listPackages(app.parts.db, lesson);
  const tried = await centre.post(`${page}/${one?.id}/trial`);
  expect(tried.body).toContain('sandbox="allow-scripts');
  expect(String(tried.headers['content-security-policy'])).toContain('http://packages.test');
  const frame = frameOf(tried.body);
  const player = await origin.inject(`${frame}/player`);
  expect(player.body).toContain('files/index.html');
  expect(player.headers['content-security-policy']).toContain('frame-ancestors');
  const script = await origin.inject(`${frame}/files/js/a.js`);
  expect(script).toMatchObject({ statusCode: 200, body: 'parent.API.LMSInitialize("")' });
  for (const path of ['files/none.js', 'files/..%2f..%2fx', 'files/%2e%2e/x'])
    expect((await origin.inject(`${frame}/${path}`)).statusCode, path).toBe(404);
  expect((await origin.inject('/wrong-token/player')).statusCode).toBe(404);
  // The product itself serves nothing of a package.
  expect((await centre.get(`/courseware/cq-2026/packages/${one?.id}`)).status).toBe(404);
});

test('N31: the package of a published lesson changes by two persons; E10: progress goes on elsewhere, and the newest frame alone writes', async () => {
  await app.parts.db.updateTable('annualTopics').set({ state: 'PUBLISHED' }).execute();
  await send(course(manifest('2004 4th Edition')));
  const [newest] = await listPackages(app.parts.db, lesson);
  expect(newest).toMatchObject({ version: '2004', inUse: false });
  const use = `${page}/${newest?.id}/use`;
  expect((await centre.post(use, { of: newest?.id ?? '' })).body).toContain('请写明为什么更换');
  const asked = await centre.post(use, { reason: '换成新版课件' });
  await bureau.post(`${String(asked.headers.location)}/confirmation`);
  expect((await findPackageInUse(app.parts.db, lesson))?.id).toBe(newest?.id);

  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  const own = await app.as(learner);
  const lessonPage = `/study/${enrolmentId}/lessons/${lesson}`;
  expect((await own.get(lessonPage)).body).toContain('打开互动课件');
  const start = app.parts.clock.now();
  const first = frameOf((await own.post(`${lessonPage}/package`)).body);
  app.parts.setNow(new Date(start.getTime() + 60_000));
  const kept = { 'cmi.completion_status': 'incomplete', 'cmi.suspend_data': 'page=3' };
  const said = await report(first, { ...kept, 'cmi.session_time': 'PT5H' });
  expect(said.json()).toMatchObject({ result: 'true' });
  const second = frameOf((await own.post(`${lessonPage}/package`)).body);
  expect((await origin.inject(`${second}/player`)).body).toContain('page=3');
  expect((await origin.inject(`${second}/player`)).body).toContain('"cmi.total_time":"PT60S"');
  expect((await report(first, kept)).statusCode).toBe(409);
  expect((await origin.inject(`${first}/player`)).statusCode).toBe(404);
  app.parts.setNow(new Date(start.getTime() + 90_000));
  const done = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' };
  await report(second, { ...done, 'cmi.score.scaled': '0.8', 'cmi.session_time': 'PT30S' });
  const seen = (await own.get(lessonPage)).body;
  expect(seen).toContain('学完了，通过');
  expect(seen).toContain('80分');
  expect(seen).toContain('1分');
  // Another package is another version; who studied this one goes on in it there.
  const another = await centre.post(`${page}/removal`, { reason: '不再用课件' });
  await bureau.post(`${String(another.headers.location)}/confirmation`);
  expect((await own.get(lessonPage)).body).not.toContain('互动课件');
  const studied = (await own.get(`${lessonPage}/versions/2`)).body;
  expect(studied).toContain('学完了，通过');
  expect(studied).toContain('接着学');
  expect(frameOf((await own.post(`${lessonPage}/package`, { version: '2' })).body)).not.toBe('');
  for (const version of ['1', '3', '9'])
    expect((await own.post(`${lessonPage}/package`, { version })).status, version).toBe(404);
  const again = await centre.post(use, { reason: '还是要用课件' });
  await bureau.post(`${String(again.headers.location)}/confirmation`);
  expect((await centre.get(`/topics/cq-2026/lessons/${lesson}/versions`)).body).toContain(
    '互动课件：还是要用课件',
  );
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.post(`${lessonPage}/package`)).status).toBe(404);
});

test('reports that are no reports are refused, and text of the last beacon is read', async () => {
  const [one] = await listPackages(app.parts.db, lesson);
  const frame = frameOf((await centre.post(`${page}/${one?.id}/trial`)).body);
  const beacon = await origin.inject({
    ...{ method: 'POST', url: `${frame}/report`, payload: '{"cmi.location":"p9"}' },
    headers: { 'content-type': 'text/plain' },
  });
  expect(beacon.statusCode).toBe(200);
  expect((await origin.inject(`${frame}/player`)).body).toContain('p9');
  expect((await report(frame, [1, 2])).statusCode).toBe(400);
  const huge = { 'cmi.suspend_data': 'x'.repeat(600_000) };
  expect((await report(frame, huge)).statusCode).toBe(413);
});

test('N13: the offline copy has the package with a stand-in for the platform; one that is too large is named with the way online', async () => {
  const copy = async () => {
    await app.parts.runJobs();
    const bytes = await buffer(await app.parts.storage.read('courses/cq-2026/topic.zip'));
    const path = join(tmpdir(), `${randomUUID()}.zip`);
    await writeFile(path, bytes);
    const archive = await readArchive(path, { files: 100, bytes: 1e8, depth: 9 });
    const files = new Map<string, string>();
    for (const { name, open } of archive.files) files.set(name, await text(await open()));
    archive.close();
    await rm(path);
    return files;
  };
  const pageIn = (files: Map<string, string>) =>
    [...files].find(([name]) => name.startsWith('课文/'))?.[1] ?? '';
  const whole = await copy();
  const [entry = '', content = ''] =
    [...whole].find(([name]) => /^互动课件\/.*index\.html$/.test(name)) ?? [];
  expect(pageIn(whole)).toContain(encodeURI(entry));
  expect(pageIn(whole)).toContain('不计入平台');
  expect([...whole.keys()].some((name) => name.endsWith('js/a.js'))).toBe(true);
  // What a package does first finds an API, and gets back what it reported.
  const script = /<script>(.*?)<\/script>/s.exec(content)?.[1] ?? '';
  const said = runInNewContext(`var window = {}; ${script};
    window.API.LMSInitialize('') + window.API.LMSGetValue('cmi.core.lesson_status') +
    window.API_1484_11.SetValue('cmi.location', 'p2') + window.API_1484_11.GetValue('cmi.location')`);
  expect(said).toBe('truenot attemptedtruep2');
  await app.parts.db.updateTable('lessonPackages').set({ bytes: 100_000_000 }).execute();
  await buildDownloads(app.parts, 'cq-2026');
  const without = await copy();
  expect([...without.keys()].join()).not.toContain('互动课件/');
  expect(pageIn(without)).toContain('太大，没有放进离线包，要联网学习');
});

test('a draft made from a topic gets its packages, with files of its own', async () => {
  const copied = await centre.post('/topics', {
    title: '第二年的专题',
    year: '2027',
    copyOf: 'cq-2026',
  });
  expect(copied.headers.location).toBe('/topics/cq-2027');
  await app.parts.runJobs();
  const own = lesson.replace('cq-2026', 'cq-2027');
  const one = await findPackageInUse(app.parts.db, own);
  expect(one).toMatchObject({ version: '2004', files: 3 });
  const tried = await centre.post(`/topics/cq-2027/lessons/${own}/package/${one?.id}/trial`);
  const file = await origin.inject(`${frameOf(tried.body)}/files/js/a.js`);
  expect(file.body).toContain('LMSInitialize');
});
