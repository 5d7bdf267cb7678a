import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  insertEnrolment,
  insertJurisdiction,
  insertLearner,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp } from '../../../../test/support/parts.ts';
import { openPrinter } from '../../../../test/support/printer.ts';
import { localStorage } from '../../../platform/storage/local.ts';
import { findArchive, findLesson, importCourse, listChapters, listLessons } from '../index.ts';

const printer = openPrinter();
let app: TestApp;
let folder: string;

beforeAll(async () => {
  app = await createTestApp({ documents: printer });
  await insertJurisdiction(app.parts, 'cq-shapingba');
});
afterAll(() => app.close());
beforeEach(async () => {
  // Typst reads figures inside the checkout only.
  folder = await mkdtemp(resolve('node_modules/.course-'));
  await writeCourse();
});
afterEach(() => rm(folder, { recursive: true }));

const rules = {
  place: 'cq',
  yearsBack: 0,
  feeFen: 7000,
  restudyFeeFen: 0,
  priceDocument: '渝价函〔2010〕205号',
  refundRule: '开始学习前可以申请退费。',
  creditHours: 20,
  enrolment: { opens: '03-01', closes: '12-25' },
  exam: { opens: '04-01', closes: '12-31' },
  makeUpYears: 1,
  examMinutes: 60,
  examFullMark: 100,
  examPassMark: 60,
  maxAttempts: 2,
  maxRounds: null,
  attemptGraceSeconds: 120,
  completionRule: 'OPENED_ALL',
  watchRatio: 0,
  blueprint: [
    { kind: 'SINGLE', count: 40, points: 2 },
    { kind: 'GROUP', count: 2, questionsEach: 5, points: 2 },
  ],
};
const lesson = (slug: string, title: string, video: object | null = null) => ({
  slug,
  title,
  summary: `${title}的摘要`,
  minutes: 45,
  video,
});
const film = { file: 'videos/v1.webm', captions: 'videos/v1.vtt', poster: 'videos/v1.jpg' };
const course = {
  slug: 'small',
  title: '小课程',
  summary: '测试用',
  chapters: [
    { position: 1, slug: 'c1', title: '上章', lessons: [lesson('l01', '第一课', film)] },
    { position: 2, slug: 'c2', title: '下章', lessons: [lesson('l02', '第二课')] },
  ],
};
const figure =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 20"><rect width="9" height="9"/></svg>';
const firstLesson = `# 第一课

正文里写 5 < 6 & 7 > 6，**重点**。

![矛盾矩阵](figures/l01-1.svg)

| 参数 | 原理 |
| --- | --- |
| 重量 | 分割 |

- 一
- 二
`;

async function put(file: string, content: string | object) {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
}
async function writeCourse() {
  await put('topic.json', course);
  await put('rules.json', rules);
  await put('lessons/l01.md', firstLesson);
  await put('lessons/l02.md', '# 第二课\n\n只有一句话。\n');
  await put('figures/l01-1.svg', figure);
  await put('figures/notes.txt', '作者的笔记');
  await put('videos/v1.webm', 'film');
  await put('videos/v1.vtt', 'WEBVTT');
  await put('videos/videos.json', { v1: { seconds: 61.9 } });
}
const publish = () => importCourse(app.parts, folder, 2026);

test('N31: a course folder becomes the topic of the year with the rules of its data', async () => {
  const topic = await publish();
  expect(topic).toMatchObject({ id: 'cq-2026', year: 2026, state: 'PUBLISHED', feeFen: 7000 });
  expect(topic.enrolmentOpensAt).toEqual(new Date('2026-03-01T00:00:00+08:00'));
  expect(topic.examClosesAt).toEqual(new Date('2026-12-31T23:59:00+08:00'));
  expect(topic.makeUpUntil).toEqual(new Date('2027-12-31T23:59:00+08:00'));
  const page = await (await app.as(null)).get('/courses/cq-2026');
  expect(page.body).toContain('小课程');
  expect(page.body).toContain('第二课的摘要');
  const lessons = await listLessons(app.parts.db, 'cq-2026');
  expect(lessons.map(({ position, videoSeconds }) => [position, videoSeconds])).toEqual([
    [1, 61],
    [2, null],
  ]);
});

test('E7: yearsBack gives the topic of the year before; without make-up it ends with its window', async () => {
  await put('rules.json', { ...rules, yearsBack: 1, makeUpYears: 0 });
  expect(await publish()).toMatchObject({ id: 'cq-2025', year: 2025, makeUpUntil: null });
});

test('the text becomes HTML: one heading, figures from the courseware, scrolling tables, escaped characters', async () => {
  await publish();
  const bodyHtml = (await findLesson(app.parts.db, 'cq-2026-l01'))?.bodyHtml;
  expect(bodyHtml).not.toContain('<h1');
  expect(bodyHtml).toContain('5 &lt; 6 &amp; 7 &gt; 6，<strong>重点</strong>');
  expect(bodyHtml).toContain('<img src="/courseware/cq-2026/figures/l01-1.svg" alt="矛盾矩阵"');
  expect(bodyHtml).toContain('<figcaption>矛盾矩阵</figcaption>');
  expect(bodyHtml).toContain('<div class="table-scroll" tabindex="0"><table>');
});

test('HTML and scripts in a text are shown as text', async () => {
  await put(
    'lessons/l02.md',
    '# 第二课\n\n写 <script>alert(1)</script> 与 <img src=x onerror=alert(2)>。\n\n<script>alert(3)</script>\n\n[点我](javascript:alert(4))\n\n![图"onload="alert(5)](figures/l01-1.svg)\n',
  );
  await publish();
  const bodyHtml = (await findLesson(app.parts.db, 'cq-2026-l02'))?.bodyHtml;
  expect(bodyHtml).not.toMatch(/<script/i);
  expect(bodyHtml).not.toMatch(/<img src="?x/i);
  expect(bodyHtml).not.toMatch(/href="javascript:/i);
  expect(bodyHtml).not.toMatch(/"onload=/i);
});

test('N13: each chapter has a handout PDF with its figures', async () => {
  await publish();
  const chapters = await listChapters(app.parts.db, 'cq-2026');
  expect(chapters.map(({ title }) => title)).toEqual(['上章', '下章']);
  for (const { handoutKey, handoutBytes } of chapters) {
    const pdf = await read(handoutKey as string);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBe(handoutBytes);
  }
  const text = JSON.stringify(printer.printed.map(({ data }) => data));
  expect(text).toContain('5 < 6 & 7 > 6，');
  expect(text).toContain('figures/l01-1.svg');
  expect(text).not.toContain('&lt;');
});

test('N13: the whole topic as one ZIP that works without a network; the same course gives the same bytes', async () => {
  await publish();
  const archive = await findArchive(app.parts.db, 'cq-2026');
  const zip = await read(archive?.key as string);
  expect(zip.length).toBe(archive?.bytes);
  const files = unzip(zip);
  expect([...files.keys()].toSorted()).toEqual(
    [
      'figures/l01-1.svg',
      'videos/v1.vtt',
      'videos/v1.webm',
      '目录.html',
      '课文/l01.html',
      '课文/l02.html',
      '讲义/第1章 上章.pdf',
      '讲义/第2章 下章.pdf',
    ].toSorted(),
  );
  expect(files.get('目录.html')).toContain('<a href="课文/l02.html">第二课</a>');
  expect(files.get('课文/l01.html')).toContain('src="../figures/l01-1.svg"');
  expect(files.get('课文/l01.html')).toContain('src="../videos/v1.webm"');
  expect(files.get('figures/l01-1.svg')).toBe(figure);
});

test('N13: the ZIP is a stream that a folder on disk takes', async () => {
  const storage = localStorage(join(folder, 'files'));
  await importCourse({ ...app.parts, storage }, folder, 2026);
  const { key = '', bytes } = (await findArchive(app.parts.db, 'cq-2026')) ?? {};
  expect(await storage.size(key)).toBe(bytes);
  await publish();
});

test('importing again replaces what the folder holds', async () => {
  await publish();
  await put('lessons/l02.md', '# 第二课\n\n改过的一句话。\n');
  await publish();
  expect(await listLessons(app.parts.db, 'cq-2026')).toHaveLength(2);
  expect((await findLesson(app.parts.db, 'cq-2026-l02'))?.bodyHtml).toContain('改过的一句话');
});

test('N10, N11: figures, handout and ZIP require access', async () => {
  await publish();
  const paid = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, paid.accountId, 'cq-2026');
  const browser = await app.as(paid);
  const urls = [
    '/courseware/cq-2026/figures/l01-1.svg',
    `/downloads/${enrolmentId}/chapters/cq-2026-c1`,
    `/downloads/${enrolmentId}/topic`,
  ];
  for (const url of urls) expect((await browser.get(url)).status, url).toBe(200);
  const other = await app.as(await insertLearner(app.parts));
  for (const url of urls) expect((await other.get(url)).status, url).toBe(404);
});

test('an invalid rules.json or topic.json stops the import and names the field', async () => {
  const faults: [string, object, string][] = [
    ['rules.json', { ...rules, feeFen: -1 }, 'feeFen'],
    ['rules.json', { ...rules, enrolment: { opens: '3-1', closes: '12-25' } }, 'opens'],
    ['rules.json', { ...rules, completionRule: 'SOMETIME' }, 'completionRule'],
    ['rules.json', { ...rules, examPassMark: undefined }, 'examPassMark'],
    ['rules.json', { ...rules, watchRatio: 2 }, 'watchRatio'],
    ['rules.json', { ...rules, blueprint: [{ kind: 'ESSAY', count: 1, points: 1 }] }, 'kind'],
    ['topic.json', { ...course, title: undefined }, 'title'],
    ['topic.json', { ...course, chapters: [{ position: 1 }] }, 'lessons'],
  ];
  for (const [file, content, field] of faults) {
    await writeCourse();
    await put(file, content);
    await expect(importCourse(app.parts, folder, 2031), field).rejects.toThrow(field);
  }
  const topics = await app.parts.db
    .selectFrom('annualTopics')
    .select('id')
    .where('id', '=', 'cq-2031')
    .execute();
  expect(topics).toEqual([]);
});

test('a lesson without its text stops the import and names the file', async () => {
  await rm(join(folder, 'lessons/l02.md'));
  await expect(importCourse(app.parts, folder, 2032)).rejects.toThrow('l02.md');
});

const read = async (key: string) =>
  Buffer.concat(await Array.fromAsync(await app.parts.storage.read(key)));

/** Names and contents of a ZIP, read by its central directory. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameBytes, more, note] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const name = zip.subarray(at + 46, at + 46 + (nameBytes as number)).toString();
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    const stored = zip.readUInt16LE(at + 10) === 0;
    files.set(name, (stored ? packed : inflateRawSync(packed)).toString());
    at += 46 + (nameBytes as number) + (more as number) + (note as number);
  }
  return files;
}
