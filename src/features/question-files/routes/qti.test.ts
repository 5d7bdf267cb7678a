import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { type RawEntry, rawZip } from '../../../../test/support/raw-zip.ts';

let app: TestApp;
let browser: TestBrowser;
const lessonOf: Record<string, string> = {};
const first = 'cq-2026';
const copies = { qti21: 'cq-2027', qti22: 'cq-2028', qti30: 'cq-2029' };

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  for (const id of [first, ...Object.values(copies)]) {
    await insertTopic(app.parts, { id });
    [lessonOf[id]] = (await insertLessons(app.parts, id, 2)) as [string];
  }
  browser = await app.as(await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId));
});
afterAll(() => app.close());

const take = async (topicId: string, content: Buffer) => {
  const form = { topicId, lessonId: lessonOf[topicId], usage: 'BOTH' };
  const answer = await browser.postFile('/question-imports', form, ['file', content, '题.zip']);
  expect(answer.status).toBe(303);
  await app.parts.runJobs();
  return String(answer.headers.location);
};
const importAll = async (url: string) => {
  await browser.post(`${url}/import`, { similar: 'yes' });
  await app.parts.runJobs();
};
const draftsOf = (topicId: string) =>
  app.parts.db
    .selectFrom('questionVersions')
    .select(['kind', 'stem', 'options', 'answer', 'explanation', 'difficulty', 'tags'])
    .where('topicId', '=', topicId)
    .orderBy('stem')
    .execute();

const manifest = (...resources: string[]): RawEntry => ({
  name: 'imsmanifest.xml',
  content: `<manifest identifier="m"><resources>${resources.join('')}</resources></manifest>`,
});
const listed = (href: string, more = '', type = 'imsqti_item_xmlv2p1') =>
  `<resource identifier="${href}" type="${type}" href="${href}">${more}</resource>`;
const item = (stem: string, options = ['阿奇舒勒', '熊彼特']) =>
  `<assessmentItem identifier="i" title="t" adaptive="false" timeDependent="false"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>o0</value></correctResponse></responseDeclaration><itemBody><p>${stem}</p><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1">${options.map((text, at) => `<simpleChoice identifier="o${at}">${text}</simpleChoice>`).join('')}</choiceInteraction></itemBody></assessmentItem>`;
const metadata =
  '<metadata><lom><general><keyword><string>发明</string></keyword></general><educational><difficulty><value>difficult</value></difficulty></educational></lom></metadata>';

test('a QTI package is looked at first; its questions with their pictures become drafts, and go out and back', async () => {
  const flag = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const url = await take(
    first,
    rawZip([
      manifest(
        listed('items/a.xml', metadata),
        listed('items/b.xml'),
        listed('items/c.xml'),
        listed('items/none.xml'),
        listed('old.xml', '', 'imsqti_xmlv1p2'),
        listed('media/a.png', '', 'webcontent'),
      ),
      {
        name: 'items/a.xml',
        content: item('TRIZ 的创始人是谁？<img src="../media/a.png" alt="一面(红)旗"/>'),
      },
      {
        name: 'items/b.xml',
        content: item('看不见的图<img src="../media/b.svg" alt="图"/>在哪里'),
      },
      { name: 'items/c.xml', content: item('只有一个选项的题', ['甲']) },
      { name: 'media/a.png', content: flag },
      { name: 'media/b.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    ]),
  );
  expect(await draftsOf(first)).toEqual([]);
  expect((await browser.get(url)).body).toContain('读懂 2 题，不能导入 3 题');
  const faults = (await browser.get(`${url}?show=FAULT`)).body;
  expect(faults).toContain('至少要有两个选项');
  expect(faults).toContain('ZIP 里没有“items/none.xml”');
  expect(faults).toContain('QTI 1.2');
  expect((await browser.get(`${url}?show=LOST`)).body).toContain('不是 JPG、PNG 或 WebP');
  await importAll(url);
  const drafts = await draftsOf(first);
  expect(drafts.map(({ stem }) => stem)).toEqual([
    expect.stringMatching(/^TRIZ 的创始人是谁？!\[一面 红 旗\]\([\da-f-]{36}\)$/),
    '看不见的图〔图片未导入〕在哪里',
  ]);
  expect(drafts[0]).toMatchObject({ difficulty: 3, tags: ['发明'] });
  const picture = /\(([\da-f-]{36})\)/.exec(drafts[0]?.stem ?? '')?.[1];
  expect((await browser.get(`/question-pictures/${picture}`)).headers['content-type']).toBe(
    'image/png',
  );
  const shown = (await browser.get(`/question-bank/topics/${first}?state=DRAFT`)).body;
  const question = /href="(\/question-bank\/questions\/[^"?]+)"/.exec(shown)?.[1] ?? '';
  expect((await browser.get(question)).status).toBe(200);

  for (const [format, second] of Object.entries(copies)) {
    const sent = await browser.get(`/question-exports/${first}/${format}?extent=NEWEST`);
    expect(sent.headers['content-disposition']).toContain('.zip');
    const back = await take(second, sent.raw);
    await importAll(back);
    const plain = (one: { stem: string }) => ({
      ...one,
      stem: one.stem.replace(/[\da-f-]{36}/, ''),
    });
    expect((await draftsOf(second)).map(plain)).toEqual(drafts.map(plain));
  }
});

test('hostile packages are refused with a sentence, and nothing of them is kept', async () => {
  const whyNot = async (...entries: RawEntry[]) =>
    (await browser.get(await take(first, rawZip(entries)))).body;
  expect(await whyNot({ name: 'a.xml', content: item('题') })).toContain('没有 imsmanifest.xml');
  expect(await whyNot(manifest(), { name: '../../x.xml' })).toContain('不能用的文件名');
  expect(await whyNot(manifest(), { name: 'a', content: Buffer.alloc(1_500_000) })).toContain(
    '压缩得不正常',
  );
  const entity = '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest/>';
  expect(await whyNot({ name: 'imsmanifest.xml', content: entity })).toContain('DOCTYPE');
  expect(await whyNot(manifest())).toContain('没有找到题目');
  const url = await take(
    first,
    rawZip([
      manifest(listed('../../etc/passwd'), listed('deep.xml'), listed('entity.xml')),
      { name: 'deep.xml', content: '<a>'.repeat(100) },
      { name: 'entity.xml', content: entity },
    ]),
  );
  const faults = (await browser.get(`${url}?show=FAULT`)).body;
  expect(faults).toContain('嵌套超过');
  expect(faults).toContain('DOCTYPE');
  expect(faults).toContain('ZIP 里没有');
});
