import { expect, test } from 'vitest';
import { kindOf } from '../../../assessment/index.ts';
import { readAiken, writeAiken } from './aiken.ts';
import { readGift, writeGift } from './gift.ts';
import { markdownOf } from './html-to-markdown.ts';
import { readLayout } from './layout.ts';
import { readMoodleXml } from './moodle-xml.ts';
import { nothingMore, type ReadItem } from './read-item.ts';
import { readSheetRow, type SheetColumn } from './sheet.ts';
import { writeMoodleCategory, writeMoodleQuestion } from './write-moodle-xml.ts';
import { sheetColumns } from './write-sheet.ts';

const paper = `
2026年公需科目试题

一、单项选择题
1. TRIZ 的创始人是（　）
A. 阿奇舒勒  B. 熊彼特
C．德鲁克    D．罗杰斯
答案：A
解析：根里奇·阿奇舒勒研究了大量专利。
难度：易
知识点：TRIZ
2、哪一项不是发明（ B ）
A、新的机器
B、新的自然规律
二、多项选择题
3. 专利包括
A. 发明 B. 实用新型 C. 外观设计 D. 商标
答案：ABC
三、判断题
4．创新就是发明。
答案：×
四、填空题
5. 技术矛盾用____个参数描述，共有____条发明原理。
答案：39|三十九；40
五、计算题
6. 理想度为有用功能 6 除以有害功能 4，等于多少？
答案：1.5±0.01
六、匹配题
7. 把方法和步骤配对。
头脑风暴 => 先想后评
系统分析 => 找组件和作用
七、排序题
8. 按先后排序。
A. 描述问题
B. 求解
C. 验证
答案：A B C
9. 没有答案的题
A. 甲
B. 乙
`;

test('a paper in the usual Chinese layout gives every kind; a bad item fails no other and is named by its line', () => {
  const { items, faults } = readLayout(paper);
  expect(items.map(({ kind }) => kind)).toEqual([
    'SINGLE',
    'SINGLE',
    'MULTIPLE',
    'TRUE_FALSE',
    'FILL_IN',
    'NUMERIC',
    'MATCHING',
    'ORDERING',
  ]);
  for (const { kind, content } of items)
    expect(kindOf(kind).Content.safeParse(content).success, kind).toBe(true);
  const [first, second, , judgement, blanks, number] = items;
  expect(first).toMatchObject({
    stem: 'TRIZ 的创始人是（　）',
    difficulty: 1,
    point: 'TRIZ',
    explanation: '根里奇·阿奇舒勒研究了大量专利。',
    content: {
      options: [{ text: '阿奇舒勒' }, { text: '熊彼特' }, { text: '德鲁克' }, { text: '罗杰斯' }],
      answer: ['A'],
    },
  });
  // The answer in the brackets of the stem is not shown to the learner.
  expect(second).toMatchObject({ stem: '哪一项不是发明（　）', content: { answer: ['B'] } });
  expect(judgement?.content.answer).toEqual(['B']);
  expect(blanks?.content.blanks).toEqual([{ accept: ['39', '三十九'] }, { accept: ['40'] }]);
  expect(number?.content).toMatchObject({ value: 1.5, tolerance: 0.01 });
  expect(faults).toEqual([{ at: '第38行', message: expect.stringContaining('答案') }]);
});

test('a picture of a Word file is missed where it stood, and said to be lost', () => {
  const text = markdownOf('<p>1. 看图<img src="x.png"></p><p>A. 甲 B. 乙</p><p>答案：A</p>', []);
  const [item] = readLayout(text).items;
  expect(item).toMatchObject({ stem: '看图〔图片未导入〕', lost: ['图片'] });
});

test('the lines of a table of a Word file stay one table', () => {
  const table = '| 参数 | 值 |\n| --- | --- |\n| 速度 | 1 |';
  const paper = `1. 看表：\n${table}\n哪个对？\nA. 甲 B. 乙\n答案：A\n解析：见表：\n${table}`;
  expect(readLayout(paper).items).toMatchObject([
    { stem: `看表：\n\n${table}\n\n哪个对？`, explanation: `见表：\n\n${table}` },
  ]);
});

test('a case text belongs to the questions behind it', () => {
  const { items } = readLayout(`案例一：某厂改造水泵。
水泵噪声很大。
1. 这是什么矛盾
A. 技术矛盾 B. 物理矛盾
答案：A
2. 下一步
A. 查矩阵 B. 停产
答案：A`);
  expect(items.map(({ caseText }) => caseText)).toEqual(
    Array(2).fill('某厂改造水泵。\n\n水泵噪声很大。'),
  );
  expect(new Set(items.map(({ caseKey }) => caseKey)).size).toBe(1);
});

test('a table keeps paragraphs and tables of its cells, and the case that several rows share', () => {
  const texts = {
    stem: '看表：\n\n| 参数 | 值 |\n| --- | --- |\n| 速度 | 1 |\n\n哪个对？',
    caseText: '某厂改造水泵。\n\n水泵噪声很大。',
    explanation: '先看表。\n\n- 再算',
  };
  const item: ReadItem = {
    ...{ ...nothingMore, ...texts, at: '1', kind: 'SINGLE', caseKey: 'c' },
    content: {
      options: [
        { key: 'A', text: '一\n\n二' },
        { key: 'B', text: '三' },
      ],
      answer: ['B'],
    },
  };
  const cell = (column: SheetColumn) =>
    String(sheetColumns.find(({ key }) => key === column)?.value?.(item) ?? '');
  const back = readSheetRow(2, cell) as ReadItem;
  expect(back).toMatchObject({ ...texts, content: item.content });
  expect(back.caseKey).toBe((readSheetRow(3, cell) as ReadItem).caseKey);
});

test('a row of the table means the same as the layout', () => {
  const row: Partial<Record<SheetColumn, string>> = {
    kind: '多选题',
    stem: '专利包括',
    optionA: '发明',
    optionB: '商标',
    optionC: '外观设计',
    answer: 'AC',
    difficulty: '中',
  };
  const said = (column: SheetColumn) => row[column] ?? '';
  expect(readSheetRow(7, said)).toMatchObject({
    at: '第7行',
    kind: 'MULTIPLE',
    difficulty: 2,
    content: { answer: ['A', 'C'] },
  });
  row.optionB = '';
  expect(readSheetRow(8, said)).toEqual({ at: '第8行', message: expect.stringContaining('选项B') });
});

test('GIFT: kinds, escapes, weights, comments and categories', () => {
  const { items, faults } = readGift(String.raw`
// a comment
$CATEGORY: $course$/top/创新的基础

::Q1:: 创新\=发明\? {F#不对
####两者不同。}

哪些是专利 {
  ~%50%发明
  ~%50%外观设计
  ~%-100%商标 }

TRIZ 的创始人是 { =阿奇舒勒 ~熊彼特 } 。

圆周率 {#3.14:0.01}

首都 {=北京 =北京市}

配对 { =猫 -> 动物 =松树 -> 植物 = -> 石头 }

请论述。 {}
`);
  expect(faults).toEqual([{ at: '第21行', message: expect.stringContaining('由人评分') }]);
  expect(items.map(({ kind }) => kind)).toEqual([
    'TRUE_FALSE',
    'MULTIPLE',
    'SINGLE',
    'NUMERIC',
    'FILL_IN',
    'MATCHING',
  ]);
  expect(items[0]).toMatchObject({
    stem: '创新=发明\\?',
    explanation: '两者不同。',
    lesson: '创新的基础',
    lost: ['选项的反馈'],
  });
  expect(items[2]?.stem).toBe('TRIZ 的创始人是 （　） 。');
  expect(items[5]?.content).toEqual({
    pairs: [
      ['猫', '动物'],
      ['松树', '植物'],
    ],
    extra: ['石头'],
  });
});

test('Aiken: letters in order, one answer; what breaks the form is named by its line', () => {
  const { items, faults } = readAiken(
    '一加一等于几\nA. 一\nB) 二\nANSWER: B\n\n没有答案\nA. 甲\nB. 乙\n\n好题\nA. 对\nB. 错\nANSWER: A\n',
  );
  expect(items.map(({ stem, content }) => [stem, content.answer])).toEqual([
    ['一加一等于几', ['B']],
    ['好题', ['A']],
  ]);
  expect(faults).toEqual([{ at: '第6行', message: expect.stringContaining('ANSWER') }]);
});

const plain = ({ kind, stem, content, explanation, lesson }: ReadItem) => ({
  kind,
  stem,
  content,
  explanation,
  lesson,
});
const bank = () =>
  readLayout(paper).items.map((item) => ({ ...item, lesson: '创新的基础', tags: ['基础'] }));

test('round trips lose nothing that both sides know: GIFT, Aiken, Moodle XML, table', async () => {
  const items = bank();
  const oneBlank = items.map((item) =>
    item.kind === 'FILL_IN'
      ? { ...item, stem: '共有____条', content: { blanks: [{ accept: ['40'] }] } }
      : item,
  );
  const gift = readGift(writeGift(oneBlank));
  expect(gift.faults).toEqual([]);
  const inGift = oneBlank.filter(({ kind }) => kind !== 'ORDERING');
  expect(
    gift.items.map(({ kind, stem, explanation, lesson }) => ({ kind, stem, explanation, lesson })),
  ).toEqual(
    inGift.map(({ kind, stem, explanation, lesson }) => ({ kind, stem, explanation, lesson })),
  );
  for (const [at, item] of gift.items.entries())
    expect(kindOf(item.kind).Content.parse(item.content)).toEqual(
      kindOf(item.kind).Content.parse(inGift[at]?.content),
    );
  const aiken = readAiken(writeAiken(items));
  expect(aiken.items.map(({ stem, content }) => ({ stem, content }))).toEqual(
    items.filter(({ kind }) => kind === 'SINGLE').map(({ stem, content }) => ({ stem, content })),
  );
  const xml = `<quiz>${writeMoodleCategory('创新的基础')}${oneBlank.map((one) => writeMoodleQuestion(one)).join('')}</quiz>`;
  const moodle: ReadItem[] = [];
  for await (const item of readMoodleXml(xml)) moodle.push(item as ReadItem);
  expect(
    moodle.map((item) => ({
      ...plain(item),
      content: kindOf(item.kind).Content.parse(item.content),
    })),
  ).toEqual(
    oneBlank.map((item) => ({
      ...plain(item),
      content: kindOf(item.kind).Content.parse(item.content),
    })),
  );
  expect(moodle.every(({ tags }) => tags.includes('基础'))).toBe(true);
  for (const item of items) {
    const cell = (column: SheetColumn) =>
      String(sheetColumns.find(({ key }) => key === column)?.value?.(item) ?? '');
    const back = readSheetRow(1, cell) as ReadItem;
    expect(back).toMatchObject({ stem: item.stem, explanation: item.explanation });
    expect(kindOf(back.kind).Content.parse(back.content), item.stem).toEqual(
      kindOf(item.kind).Content.parse(item.content),
    );
  }
});

test('Moodle XML from a real export: HTML, several right options, essays refused, a broken file refused whole', async () => {
  const xml = `<?xml version="1.0"?><quiz>
<question type="multichoice"><name><text>x</text></name><questiontext format="html"><text><![CDATA[<p>哪些是<b>专利</b>?</p>]]></text></questiontext>
<single>false</single><answer fraction="50"><text>发明</text><feedback><text>对</text></feedback></answer><answer fraction="50"><text>外观</text></answer><answer fraction="-50"><text>商标</text></answer></question>
<question type="essay"><questiontext format="html"><text>论述</text></questiontext></question></quiz>`;
  const read = [];
  for await (const item of readMoodleXml(xml)) read.push(item);
  expect(read[0]).toMatchObject({
    kind: 'MULTIPLE',
    stem: '哪些是**专利**?',
    lost: ['选项的反馈'],
    content: { answer: ['A', 'B'] },
  });
  expect(read[1]).toEqual({ at: '第4行', message: expect.stringContaining('由人评分') });
  const all = async (text: string) => {
    for await (const _ of readMoodleXml(text));
  };
  await expect(all('<quiz><question>')).rejects.toThrow('不是完整的 XML');
  await expect(all('<!DOCTYPE a [<!ENTITY x "y">]><quiz/>')).rejects.toThrow('DOCTYPE');
  await expect(all(`<quiz>${'<a>'.repeat(100)}`)).rejects.toThrow('嵌套');
});

test('pictures of Moodle XML come along, out and back; others are missed where they stood', async () => {
  const [first] = bank();
  const item = { ...(first as ReadItem), stem: '图上是什么？\n\n![一面红旗](picture-1)' };
  const content = Buffer.from('picture');
  const files = new Map([['picture-1', { name: 'a.png', content }]]);
  const read = async (xml: string) => {
    for await (const one of readMoodleXml(xml)) return one as ReadItem;
    throw new Error('nothing in it');
  };
  const back = await read(`<quiz>${writeMoodleQuestion(item, files)}</quiz>`);
  const [[key, open] = ['', undefined]] = back.pictures ?? [];
  expect(back.stem).toBe(`图上是什么？\n\n![一面红旗](${key})`);
  expect(await open?.()).toEqual(content);
  const html = await read(
    `<quiz><question type="truefalse"><questiontext format="html"><text><![CDATA[<p>看<img src="@@PLUGINFILE@@/%E5%9B%BE.png" alt="红旗"><img src="http://x/y.png"><img src="data:image/png;base64,cGljdHVyZQ==" alt="又"></p>]]></text><file name="图.png" encoding="base64">cGljdHVyZQ==</file></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>`,
  );
  expect(html.stem).toMatch(/^看!\[红旗\]\(file:\S+\)〔图片未导入〕!\[又\]\(file:\S+\)$/);
  expect(await Promise.all([...(html.pictures ?? [])].map(([, one]) => one()))).toEqual([
    content,
    content,
  ]);
  expect(html.lost).toEqual(['图片 http://x/y.png']);
});

test('true stays true whatever the keys of its options', () => {
  const options = [
    { key: 'T', text: '正确' },
    { key: 'F', text: '错误' },
  ];
  const item = { ...(bank()[3] as ReadItem), content: { options, answer: ['T'] } };
  expect(readGift(writeGift([item])).items[0]?.content.answer).toEqual(['A']);
  expect(writeMoodleQuestion(item)).toContain(
    '<answer fraction="100" format="markdown"><text>true',
  );
  expect(sheetColumns.find(({ key }) => key === 'answer')?.value?.(item)).toBe('对');
});

test('a formula of HTML stays as its author wrote it', () => {
  const math =
    '<p>当 <math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">\\frac{a}{b}</annotation></semantics></math></p>';
  expect(markdownOf(math, [])).toBe('当 $\\frac{a}{b}$');
});

test('HTML of word processors becomes Markdown; scripts are left out and said', () => {
  const lost: string[] = [];
  const html =
    '<p>甲<script>alert(1)</script> <strong>乙</strong></p><table><tr><th>参数</th><th>值</th></tr><tr><td>H<sub>2</sub>O</td><td>1|2</td></tr></table><img src="a.png">';
  expect(markdownOf(html, lost)).toBe(
    '甲 **乙**\n\n| 参数 | 值 |\n| --- | --- |\n| H$_{2}$O | 1\\|2 |\n\n〔图片未导入〕',
  );
  expect(lost).toEqual(['<script>', '图片 a.png']);
});
