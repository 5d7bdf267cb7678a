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
import { buildDownloads } from '../commands/build-downloads.ts';
import { listAttachments } from '../queries/attachments/attachments.ts';

let app: TestApp;
let centre: TestBrowser;
let bureau: TestBrowser;
let lesson: string;
let page: string;
const pdf = Buffer.from('%PDF-1.7\n%%EOF');

/** A second of silence as WAVE. */
function silence(): Buffer {
  const rate = 8000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + rate * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(rate * 2, 40);
  return Buffer.concat([head, Buffer.alloc(rate * 2)]);
}

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await insertTopic(app.parts, { state: 'DRAFT' });
  [lesson = ''] = await insertLessons(app.parts, 'cq-2026', 1);
  page = `/topics/cq-2026/lessons/${lesson}/attachments`;
});
afterAll(() => app.close());

const send = (content: Buffer, name: string, more: object = {}) =>
  centre.postFile(page, more, ['file', content, name]);

test('recordings, PDFs and files are taken by their content, not their name', async () => {
  expect((await send(silence(), '录音.bin')).status).toBe(303);
  expect((await send(pdf, '资料.txt', { title: '学习资料' })).status).toBe(303);
  expect((await send(Buffer.from('甲,乙\n'), '表.csv')).status).toBe(303);
  const found = await listAttachments(app.parts.db, lesson);
  expect(found.map(({ kind, title, ending }) => [kind, title, ending])).toEqual([
    ['AUDIO', '录音', 'wav'],
    ['PDF', '学习资料', 'pdf'],
    ['FILE', '表', 'csv'],
  ]);
  const html = await send(Buffer.from('<script>alert(1)</script>'), '坏.html');
  expect(html.body).toContain('认不出这个文件');
  const program = await send(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), '坏.mp3');
  expect(program.body).toContain('认不出这个文件');
  const renamed = await send(Buffer.from('PK\x03\x04____'), '坏.jar');
  expect(renamed.status).toBe(422);
  expect(await listAttachments(app.parts.db, lesson)).toHaveLength(3);
});

test('N10, N31: learners with access hear and save them; of a published lesson two persons change them', async () => {
  await app.parts.db.updateTable('annualTopics').set({ state: 'PUBLISHED' }).execute();
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  const own = await app.as(learner);
  const seen = (await own.get(`/study/${enrolmentId}/lessons/${lesson}`)).body;
  expect(seen).toContain('<audio');
  const [sound, read, table] = await listAttachments(app.parts.db, lesson);
  expect((await own.get(`/courseware/attachments/${sound?.id}`)).headers['content-type']).toBe(
    'audio/wav',
  );
  const saved = await own.get(`/courseware/attachments/${table?.id}`);
  expect(saved.headers['content-disposition']).toContain('attachment');
  const stranger = await app.as(await insertLearner(app.parts));
  expect((await stranger.get(`/courseware/attachments/${read?.id}`)).status).toBe(404);
  const refused = await centre.post(`${page}/${read?.id}/removal`, { of: read?.id ?? '' });
  expect(refused.body).toContain('请写明为什么更正');
  const asked = await centre.post(`${page}/${read?.id}/removal`, { reason: '内容已过时' });
  expect(await listAttachments(app.parts.db, lesson)).toHaveLength(3);
  await bureau.post(`${String(asked.headers.location)}/confirmation`);
  expect(await listAttachments(app.parts.db, lesson)).toHaveLength(2);
  const added = await send(pdf, '新资料.pdf', { reason: '换成新版' });
  await bureau.post(`${String(added.headers.location)}/confirmation`);
  expect(await listAttachments(app.parts.db, lesson)).toHaveLength(3);
  // Each change is a version; who studied the first finds its files there.
  const now = (await own.get(`/study/${enrolmentId}/lessons/${lesson}`)).body;
  expect(now).toContain('新资料');
  expect(now).not.toContain('学习资料');
  expect(now).toContain('您学过的：');
  const studied = (await own.get(`/study/${enrolmentId}/lessons/${lesson}/versions/1`)).body;
  expect(studied).toContain('学习资料');
  expect(studied).not.toContain('新资料');
  expect(studied).toContain('附件有增减');
  expect((await own.get(`/courseware/attachments/${read?.id}`)).status).toBe(200);
  expect((await centre.get(`/topics/cq-2026/lessons/${lesson}/versions`)).body).toContain(
    '附件：换成新版',
  );
});

test('N13: the offline copy has the files of the lessons, and a copied topic its own', async () => {
  await buildDownloads(app.parts, 'cq-2026');
  const zip = await app.parts.storage.read('courses/cq-2026/topic.zip');
  const names = Buffer.concat(await Array.fromAsync(zip)).toString();
  expect(names).toContain('附件/');
  expect(names).toContain('录音.wav');
  await centre.post('/topics', { title: '下一年的专题', year: '2027', copyOf: 'cq-2026' });
  await app.parts.runJobs();
  const copied = await listAttachments(app.parts.db, lesson.replace('2026', '2027'));
  expect(copied).toHaveLength(3);
  for (const { key } of copied) expect(await app.parts.storage.size(key)).toBeGreaterThan(0);
});
