import { expect, test } from 'vitest';
import {
  faultsOfItem,
  validateByXsd,
  xsdFolder,
} from '../../../../../../test/support/qti-structure.ts';
import type { ReadItem } from '../read-item.ts';
import { bank, question } from './bank.fixture.ts';
import { qtiVersions } from './spelling.ts';
import { writeQtiItem } from './write-item.ts';

/** What Markdown has, in stem, options, explanation and case: each may stand everywhere. */
const rich = [
  '# 标题\n\n一段**重**、*斜*、~~删~~、`码`与[链接](https://www.gov.cn/)，换\n行。',
  '3. 从三起\n4. 四\n\n   里面一段\n\n- 甲\n  - 乙\n\n1. 一',
  '> 引文\n>\n> - 一\n\n---\n\n```\n代码 < 1\n```',
  '| 只有头 | 二 |\n| --- | ---: |\n\n| 甲 | 乙 |\n| --- | ---: |\n| $x^2$ | ![图](picture-1) |',
  '$$\\sum_{i=1}^n \\frac{1}{i}$$\n\n行内 $\\begin{cases}x&y\\\\z&w\\end{cases}$ 和 ![没有](none)。',
];
const picture = (key: string) => (key === 'picture-1' ? '../media/1.png' : null);
const options = rich.slice(0, 3).map((text, at) => ({ key: 'ABC'[at], text }));
const items: ReadItem[] = [
  ...bank,
  ...bank.map((item) => ({ ...item, explanation: '' })),
  ...rich.map((text) => ({
    ...question('SINGLE', text, { options, answer: ['B'] }),
    explanation: text,
    caseKey: '案例 1',
    caseText: text,
  })),
  question('ORDERING', '排', { items: rich.slice(0, 3) }),
  question('MATCHING', '配', {
    pairs: [
      [rich[3], rich[4]],
      ['甲', rich[0]],
    ],
  }),
  question('FILL_IN', rich.map((text) => `${text}\n\n- 填____`).join('\n\n'), {
    blanks: rich.map(() => ({ accept: ['<甲>'], unit: '<米>' })),
  }),
];

test.each(qtiVersions)(
  'QTI %s: every item is built as its information model says',
  async (version) => {
    for (const item of items) {
      const xml = writeQtiItem(item, version, picture);
      expect(await faultsOfItem(xml, version), xml).toEqual([]);
    }
  },
);

test('what is not as the model says is found', async () => {
  const [single] = bank;
  const xml = writeQtiItem(single as ReadItem, '2.1', picture);
  const faultsAfter = (from: string | RegExp, to: string) =>
    faultsOfItem(xml.replace(from, to), '2.1');
  expect(await faultsAfter(' adaptive="false"', '')).toEqual(['assessmentItem: adaptive! missing']);
  expect(await faultsAfter('maxChoices="1"', 'maxChoices="one"')).toHaveLength(1);
  expect(await faultsAfter('<itemBody>', '<itemBody>text')).toEqual(['itemBody: text']);
  expect(await faultsAfter(/<outcomeDeclaration[^>]*>/, '')).toEqual([]);
  expect(await faultsAfter('<p>', '<p><ul><li>x</li></ul>')).toHaveLength(1);
  expect(await faultsAfter(/simpleChoice/g, 'simpleChoise')).not.toEqual([]);
  expect(await faultsOfItem(xml, '3.0')).toEqual(['0 items']);
});

// QTI_XSD names a folder with the official XSDs; xmllint is of Debian's libxml2-utils.
test.skipIf(!xsdFolder).each(qtiVersions)(
  'QTI %s: every item is valid by the official XSD',
  async (version) => {
    for (const item of items)
      await validateByXsd(xsdFolder ?? '', writeQtiItem(item, version, picture), version);
  },
);
