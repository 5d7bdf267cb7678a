import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  insertBodies,
  insertLessons,
  insertOfficer,
  insertTopic,
} from '../../../../test/support/city.ts';
import { createTestApp, type TestApp, type TestBrowser } from '../../../../test/support/parts.ts';
import { rawZip } from '../../../../test/support/raw-zip.ts';
import type { Officer } from '../../../kernel/actor.ts';

let app: TestApp;
let clerk: Officer;
let browser: TestBrowser;
let lessonId: string;
const topicId = 'cq-2026';

beforeAll(async () => {
  app = await createTestApp();
  const bodies = await insertBodies(app.parts);
  await insertTopic(app.parts, { id: topicId });
  [lessonId] = (await insertLessons(app.parts, topicId, 2)) as [string];
  clerk = await insertOfficer(app.parts, 'CENTRE_CLERK', bodies.centreId);
  browser = await app.as(clerk);
});
afterAll(() => app.close());

const questions = (count: number, about: string) =>
  Array.from(
    { length: count },
    (_, at) => `${at + 1}. ${about}的第${at + 1}个问题是什么\nA. 甲${at}\nB. 乙${at}\n答案：A`,
  ).join('\n\n');

const take = async (name: string, content: string | Buffer) => {
  const answer = await browser.postFile('/question-imports', { topicId, lessonId, usage: 'BOTH' }, [
    'file',
    Buffer.from(content),
    name,
  ]);
  expect(answer.status).toBe(303);
  await app.parts.runJobs();
  return String(answer.headers.location);
};

const drafts = async () =>
  (
    await app.parts.db
      .selectFrom('questionVersions')
      .select(['stem', 'state', 'authorId'])
      .where('topicId', '=', topicId)
      .where('state', '=', 'DRAFT')
      .execute()
  ).map(({ stem }) => stem);

test('a file is looked at before anything is written; the good questions become drafts, and are undone together', async () => {
  const bad = '\n\n4. 没有答案的题\nA. 甲\nB. 乙';
  const url = await take('试题.txt', questions(3, '水泵') + bad);
  expect(await drafts()).toEqual([]);
  const page = (await browser.get(url)).body;
  expect(page).toContain('读懂 3 题，不能导入 1 题');
  expect((await browser.get(`${url}?show=FAULT`)).body).toContain('没有找到答案');
  expect((await browser.post(`${url}/import`)).status).toBe(303);
  // A double click orders it once.
  expect((await browser.post(`${url}/import`)).status).toBe(409);
  await app.parts.runJobs();
  expect(await drafts()).toHaveLength(3);
  expect((await browser.get(url)).body).toContain('已导入 3 题，都是草稿');
  expect((await browser.post(`${url}/undo`, { because: '' })).status).toBe(422);
  expect((await browser.post(`${url}/undo`, { because: '选错了专题' })).status).toBe(303);
  expect(await drafts()).toEqual([]);
  expect((await browser.get(url)).body).toContain('选错了专题');
});

test('what is in the bank already, or twice in the file, stays out unless it is asked for', async () => {
  const first = await take('一.txt', questions(1, '齿轮的传动比和效率'));
  await browser.post(`${first}/import`);
  await app.parts.runJobs();
  const twice = await take(
    '二.txt',
    `${questions(1, '齿轮的传动比和效率')}\n\n${questions(2, '完全不同的另一件事情')}\n\n${questions(1, '完全不同的另一件事情')}`,
  );
  const page = (await browser.get(twice)).body;
  expect(page).toContain('2 道和已有的题相似');
  await browser.post(`${twice}/import`);
  await app.parts.runJobs();
  expect(await drafts()).toHaveLength(3);
});

test('an import of which a question went on is not undone as a whole', async () => {
  const url = await take('三.txt', questions(2, '轴承润滑的方法'));
  await browser.post(`${url}/import`);
  await app.parts.runJobs();
  const { questionId } = await app.parts.db
    .selectFrom('questionImportItems')
    .select('questionId')
    .where('importId', '=', url.split('/').at(-1) as string)
    .where('questionId', 'is not', null)
    .executeTakeFirstOrThrow();
  expect((await browser.post(`/question-bank/questions/${questionId}/offer`)).status).toBe(303);
  const refused = await browser.post(`${url}/undo`, { because: '不想要这些题了' });
  expect(refused.status).toBe(409);
  expect(refused.body).toContain('不能整批撤销');
  expect((await browser.get(url)).body).toContain('已导入 2 题');
});

test('a file without questions, and one that is none, are refused with what to do; the bank stays as it is', async () => {
  const before = await drafts();
  expect((await browser.get(await take('空.txt', '通知：下周开会'))).body).toContain(
    '没有找到题目',
  );
  expect((await browser.get(await take('坏.xml', '<quiz><question'))).body).toContain(
    '不是完整的 XML',
  );
  expect((await browser.get(await take('坏.docx', 'PK\u0003\u0004损坏'))).body).toContain('读不了');
  const form = { topicId, lessonId, usage: 'BOTH' };
  const long = Buffer.alloc(21 * 1024 * 1024, '1. 长\n');
  const refused = await browser.postFile('/question-imports', form, ['file', long, '长.txt']);
  expect([refused.status, refused.body]).toEqual([
    422,
    expect.stringContaining('这种格式的文件最大 20 MB'),
  ]);
  expect(await drafts()).toEqual(before);
});

test('a bank is exported as a table, GIFT, Aiken and Moodle XML; only authors and the bureau fetch it', async () => {
  for (const format of ['xlsx', 'gift', 'aiken', 'moodle', 'qti21', 'qti22', 'qti30']) {
    const answer = await browser.get(`/question-exports/${topicId}/${format}?extent=NEWEST`);
    expect([format, answer.status]).toEqual([format, 200]);
    expect(answer.headers['content-disposition']).toContain('attachment');
    if (format !== 'xlsx' && !format.startsWith('qti'))
      expect(answer.body).toContain('齿轮的传动比和效率');
  }
  const visitor = await app.as(null);
  expect((await visitor.get(`/question-exports/${topicId}/gift`)).status).toBe(303);
});

test('Word: pictures come along with what is on them; formulas become TeX; one that cannot is missed where it stood, and said with its line', async () => {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const url = await take('题.docx', docxOf(png));
  const lost = (await browser.get(`${url}?show=LOST`)).body;
  expect(lost).toContain('第3行的公式（含有不能转换的部分“☃”），请在草稿里补上');
  expect(lost).toContain('第2行的公式（是旧的公式编辑器');
  expect((await browser.get(`${url}?show=FAULT`)).body).toContain('第7行的答案是公式');
  await browser.post(`${url}/import`, { similar: 'yes' });
  await app.parts.runJobs();
  const stem = (await drafts()).find((one) => one.includes('抛物线')) ?? '';
  expect(stem).toMatch(
    /^抛物线\$y=\\frac\{x\^2\}\{2\}\$ 2的图像!\[一面红旗\]\([\da-f-]{36}\)是哪一个$/,
  );
  const id = /\/([\da-f-]{36})$/.exec(url)?.[1] ?? '';
  const { options } = await app.parts.db
    .selectFrom('questionImportItems')
    .innerJoin('questionVersions', 'questionVersions.questionId', 'questionImportItems.questionId')
    .select('options')
    .where('importId', '=', id)
    .executeTakeFirstOrThrow();
  expect(options).toMatchObject([{ text: '〔公式未导入〕' }, { text: '〔公式未导入〕' }]);
  const [, picture = ''] = /\(([\da-f-]{36})\)/.exec(stem) ?? [];
  expect((await browser.get(`/question-pictures/${picture}`)).status).toBe(200);
  const bomb = rawZip([{ name: 'word/document.xml', content: Buffer.alloc(3_000_000) }]);
  expect((await browser.get(await take('坏.docx', bomb))).body).toContain('压缩得不正常');
});

/** A Word document of one question with a picture and a formula. */
function docxOf(png: Buffer): Buffer {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
  const related = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const line = (inside: string) => `<w:p>${inside}</w:p>`;
  const run = (said: string) => `<w:r><w:t>${said}</w:t></w:r>`;
  const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
  const sign = (said: string) => `<m:r><m:t>${said}</m:t></m:r>`;
  const square = `<m:sSup><m:e>${sign('x')}</m:e><m:sup>${sign('2')}</m:sup></m:sSup>`;
  const fraction = `<m:f><m:num>${square}</m:num><m:den>${sign('2')}</m:den></m:f>`;
  const formula = math(sign('y=') + fraction);
  const unknown = math(
    `<m:acc><m:accPr><m:chr m:val="☃"/></m:accPr><m:e>${sign('x')}</m:e></m:acc>`,
  );
  const old = '<w:r><w:object><o:OLEObject ProgID="Equation.3"/></w:object></w:r>';
  const drawing =
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="一面红旗"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
  const body = [
    line(run('1. 抛物线') + formula + run('2的图像') + drawing + run('是哪一个')),
    line(run('A. ') + old),
    line(run('B. ') + unknown),
    line(run('答案：') + math(sign('A'))),
    ...['二、填空题', '2. 速度是____'].map((said) => line(run(said))),
    '<w:p/>',
    line(run('答案：') + formula),
  ].join('');
  const drawings = 'http://schemas.openxmlformats.org/drawingml/2006';
  return rawZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${related}"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${related}"><Relationship Id="rId5" Type="${office}/relationships/image" Target="media/image1.png"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="${office}/math" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="${office}/relationships" xmlns:wp="${drawings}/wordprocessingDrawing" xmlns:a="${drawings}/main" xmlns:pic="${drawings}/picture"><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/media/image1.png', content: png },
  ]);
}
