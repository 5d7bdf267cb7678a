import sharp from 'sharp';
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
import { findWrittenLesson } from '../queries/outline.ts';
import { documentOf } from '../rules/text/document-of.ts';
import { fromMarkdown } from '../rules/text/from-markdown.ts';
import { toMarkdown } from '../rules/text/to-markdown.ts';

let app: TestApp;
let centre: TestBrowser;
let association: TestBrowser;
let bureau: TestBrowser;
const url = '/topics/cq-2026/lessons/cq-2026-l1';

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  centre = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
  association = await app.as(
    await insertOfficer(app.parts, 'ASSOCIATION_CLERK', bodies.associationId),
  );
  bureau = await app.as(
    await insertOfficer(app.parts, 'MUNICIPAL_OFFICER', bodies.municipalBureauId),
  );
  await insertTopic(app.parts, { state: 'DRAFT' });
  await insertLessons(app.parts, 'cq-2026', 2);
});
afterAll(() => app.close());

const lesson = async () => {
  const found = await findWrittenLesson(app.parts.db, 'cq-2026', 'cq-2026-l1');
  if (!found) throw new Error('no lesson');
  return found;
};
const markdown = async () => toMarkdown(documentOf(await lesson()));
const fieldsOf = async (text: string, more: Record<string, string> = {}) => {
  const { title, summary, minutes, versionNo } = await lesson();
  const words = { title, summary, minutes: String(minutes), bodyMarkdown: text, reason: '' };
  return { ...words, basedOn: String(versionNo), ...more };
};

test('a text of the editor and one in Markdown are the same document; a page shows its formula and table', async () => {
  const text = '## 增长\n\n增长率 $\\frac{a}{b}$\n\n| 年 | 值 |\n| --- | ---: |\n| 2026 | 3 |';
  expect((await centre.post(url, await fieldsOf(text))).status).toBe(303);
  expect(await markdown()).toBe(text);
  const body = JSON.stringify(fromMarkdown(`${text}\n\n一段`));
  expect((await centre.post(url, await fieldsOf('不算', { body }))).status).toBe(303);
  expect(await markdown()).toBe(`${text}\n\n一段`);
  const page = (await centre.get('/topics/cq-2026/preview/cq-2026-l1')).body;
  expect(page).toContain('<mfrac>');
  expect(page).toContain('<th scope="col" class="text-right">值</th>');
  const file = await centre.get(`${url}/markdown`);
  expect(file.body).toContain('# 第1课\n\n## 增长');
});

test('what the author has to mend is said at the field, and what was typed stays', async () => {
  const wrong = await centre.post(url, await fieldsOf('式 $\\frac{1}$'));
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('不能识别');
  expect(wrong.body).toContain('式 $\\frac{1}$');
  const missing = await centre.post(url, await fieldsOf('![没有的图](figures/none.png)'));
  expect(missing.body).toContain('不在这个专题里');
  const broken = await centre.post(url, await fieldsOf('', { body: '{"type":"doc"}' }));
  expect(broken.status).toBe(422);
  const formula = await centre.get('/topics/formula?tex=%5Cfrac%7B1%7D');
  expect(JSON.parse(formula.body)).toEqual({ html: null });
});

test('a picture is checked by its content, made smaller, and shown with its words', async () => {
  const wide = await sharp({
    create: { width: 3000, height: 900, channels: 3, background: '#0f5f5c' },
  })
    .png()
    .toBuffer();
  const send = (content: Buffer, alt: string) =>
    centre.postFile(`${url}/figures`, { alt }, ['picture', content, '图.png']);
  expect((await send(Buffer.from('\x89PNG\r\n\x1a\n no picture'), '不是图片')).status).toBe(422);
  expect((await send(wide, '')).status).toBe(422);
  const sent = await send(wide, '增长曲线');
  expect(sent.status).toBe(303);
  const said = (await centre.get(url)).body;
  const src = /figures\/[\w-]+\.png/.exec(said)?.[0] ?? '';
  const stored = await app.parts.storage.read(`courses/cq-2026/${src}`);
  const { width } = await sharp(Buffer.concat(await Array.fromAsync(stored))).metadata();
  expect(width).toBe(1600);
  expect((await centre.post(url, await fieldsOf(`一段\n\n![](${src})`))).body).toContain(
    '没有写明图上有什么',
  );
  const text = `一段\n\n![增长曲线](${src})\n\n末段`;
  expect((await centre.post(url, await fieldsOf(text))).status).toBe(303);
  expect((await lesson()).bodyHtml).toContain('<figcaption>增长曲线</figcaption>');
});

test('what is typed is kept for its author alone until it is saved or thrown away', async () => {
  const { versionNo, title, summary, minutes } = await lesson();
  const typed = (text: string) => ({
    basedOn: versionNo,
    title,
    summary,
    minutes: String(minutes),
    body: fromMarkdown(text),
  });
  const kept = await centre.postJson(`${url}/typing`, typed('写到一半'));
  expect(JSON.parse(kept.body)).toMatchObject({ newer: null });
  expect(await markdown()).not.toContain('写到一半');
  const again = (await centre.get(url)).body;
  expect(again).toContain('没有保存的内容写');
  expect(again).toContain('写到一半');
  const colleague = (await association.get(url)).body;
  expect(colleague).not.toContain('写到一半');
  expect(colleague).toContain('也在写这一课');
  expect((await centre.post(`${url}/typing/removal`)).status).toBe(303);
  expect((await centre.get(url)).body).not.toContain('写到一半');
  expect((await centre.postJson(`${url}/typing`, { ...typed('x'), body: 3 })).status).toBe(422);
});

test('two authors never overwrite each other: the second sees the differences and chooses', async () => {
  await centre.post(url, await fieldsOf('开头\n\n甲段\n\n乙段\n\n结尾'));
  const begun = await fieldsOf('开头\n\n甲段\n\n我的乙段\n\n结尾', { title: '我的标题' });
  const theirs = await fieldsOf('开头\n\n同事的甲段\n\n乙段\n\n结尾');
  expect((await association.post(url, theirs)).status).toBe(303);
  const typing = await centre.postJson(`${url}/typing`, {
    basedOn: Number(begun.basedOn),
    title: begun.title,
    summary: '',
    minutes: '45',
    body: fromMarkdown(begun.bodyMarkdown),
  });
  expect(JSON.parse(typing.body).newer).toContain('保存了新的一版');
  const clash = await centre.post(url, begun);
  expect(clash.status).toBe(422);
  for (const words of ['同事的甲段', '我的乙段', '我的标题']) expect(clash.body).toContain(words);
  expect(await markdown()).toContain('同事的甲段');
  const body = JSON.stringify(fromMarkdown(begun.bodyMarkdown));
  const current = String((await lesson()).versionNo);
  const merge = { ...begun, body, basedOn: current, startedFrom: begun.basedOn };
  const open = await centre.post(`${url}/merge`, { ...merge, choice_title: 'MINE' });
  expect(open.status).toBe(422);
  expect(open.body).toContain('请选择用哪一边的');
  const late = { ...merge, basedOn: begun.basedOn, choice_title: 'MINE', choice_text0: 'MINE' };
  expect((await centre.post(`${url}/merge`, late)).body).toContain('刚才又保存了一版');
  const chosen = { ...merge, choice_title: 'MINE', choice_text0: 'BOTH' };
  expect((await centre.post(`${url}/merge`, chosen)).status).toBe(303);
  expect((await lesson()).title).toBe('我的标题');
  expect(await markdown()).toBe('开头\n\n同事的甲段\n\n乙段\n\n甲段\n\n我的乙段\n\n结尾');
  // Nothing is left unsaved.
  expect((await centre.get(url)).body).not.toContain('没有保存的内容写');
});

test('every version stays, its differences are in words, and a draft goes back to one', async () => {
  await centre.post(url, await fieldsOf('第一句话。'));
  const { versionNo } = await lesson();
  await centre.post(url, await fieldsOf('第一句新话。'));
  const page = (await association.get(`${url}/versions/${versionNo + 1}`)).body;
  expect(page).toMatch(/<ins[^>]*>.*新.*<\/ins>/);
  const list = (await centre.get(`${url}/versions`)).body;
  expect(list).toContain(`第${versionNo + 1}版（现在的）`);
  const back = `${url}/versions/${versionNo}/restoration`;
  expect((await centre.post(back, { basedOn: String(versionNo) })).status).toBe(409);
  expect((await centre.post(back, { basedOn: String(versionNo + 1) })).status).toBe(303);
  expect(await markdown()).toBe('第一句话。');
  expect((await centre.get(`${url}/versions/999`)).status).toBe(404);
});

test('a learner opens the version that was studied after the text was corrected, and no other', async () => {
  await app.parts.db.updateTable('annualTopics').set({ state: 'PUBLISHED' }).execute();
  const learner = await insertLearner(app.parts);
  const { enrolmentId } = await insertEnrolment(app.parts, learner.accountId, 'cq-2026');
  const browser = await app.as(learner);
  const lessonUrl = `/study/${enrolmentId}/lessons/cq-2026-l1`;
  expect((await browser.get(lessonUrl)).body).toContain('第一句话。');
  const { versionNo } = await lesson();
  const fields = await fieldsOf('更正后的一句话。', { reason: '更正一处笔误' });
  const proposal = String((await centre.post(url, fields)).headers.location);
  expect((await bureau.post(`${proposal}/confirmation`)).status).toBe(303);
  const now = (await browser.get(lessonUrl)).body;
  expect(now).toContain('更正后的一句话。');
  expect(now).toContain(`${lessonUrl}/versions/${versionNo}`);
  const studied = (await browser.get(`${lessonUrl}/versions/${versionNo}`)).body;
  expect(studied).toContain('第一句话。');
  expect(studied).toContain('更正后');
  expect((await browser.get(`${lessonUrl}/versions/1`)).status).toBe(404);
  expect((await centre.get(`${url}/versions`)).body).toMatch(/1 人/);
});
