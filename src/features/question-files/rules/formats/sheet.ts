import { createHash } from 'node:crypto';
import type { HeadingNames } from '../../../../platform/spreadsheets/index.ts';
import { mapTexts } from './item-texts.ts';
import { readLayout } from './layout.ts';
import { type ItemFault, letters, type ReadItem } from './read-item.ts';

/** Columns of a table of questions, by preference of their headings. */
export const sheetNames = {
  kind: ['题型', '试题类型', '类型'],
  stem: ['题干', '题目', '试题内容', '题目内容', '试题'],
  options: ['选项', '备选项', '备选答案'],
  ...Object.fromEntries(
    [...letters].map((letter) => [`option${letter}`, [`选项${letter}`, letter, `${letter}选项`]]),
  ),
  answer: ['答案', '正确答案', '参考答案', '标准答案'],
  explanation: ['解析', '答案解析', '试题解析'],
  difficulty: ['难度', '难易程度'],
  lesson: ['课', '所属课', '章节', '所属章节'],
  point: ['知识点', '考点'],
  source: ['来源', '出处'],
  tags: ['标签'],
  caseText: ['案例', '案例材料', '材料'],
} as Record<SheetColumn, string[]>;
export type SheetColumn =
  | 'kind'
  | 'stem'
  | 'options'
  | `option${string}`
  | 'answer'
  | 'explanation'
  | 'difficulty'
  | 'lesson'
  | 'point'
  | 'source'
  | 'tags'
  | 'caseText';
export const sheetHeadings = {
  names: sheetNames as HeadingNames<SheetColumn>,
  needed: ['stem', 'answer'] as readonly SheetColumn[],
};

/** The columns of the template, with what may be chosen. */
export const templateColumns = [
  {
    label: '题型',
    width: 12,
    choices: ['单选题', '多选题', '判断题', '填空题', '计算题', '匹配题', '排序题'],
  },
  { label: '题干', width: 50, choices: [] },
  ...[...letters].map((letter) => ({ label: `选项${letter}`, width: 20, choices: [] })),
  { label: '答案', width: 14, choices: [] },
  { label: '解析', width: 40, choices: [] },
  { label: '难度', width: 10, choices: ['易', '中', '难'] },
  { label: '课', width: 20, choices: [] },
  { label: '知识点', width: 16, choices: [] },
  { label: '来源', width: 16, choices: [] },
  { label: '标签', width: 16, choices: [] },
  { label: '案例', width: 40, choices: [] },
];

// Stands for the end of a line within a cell, which the layout would take for the end of a part.
const lineEnd = '\uE002';

/**
 * One row as an item: read by the rules of the usual layout, so that both mean the same. Rows of one case have its
 * text each.
 */
export function readSheetRow(
  row: number,
  said: (column: SheetColumn) => string,
): ReadItem | ItemFault {
  const at = `第${row}行`;
  const stem = said('stem');
  if (stem === '') return { at, message: '这一行没有题干。' };
  const options = [...letters].map((letter) => said(`option${letter}`));
  const last = options.findLastIndex((text) => text !== '');
  const gap = options.slice(0, last + 1).indexOf('');
  if (gap >= 0) return { at, message: `选项${letters[gap]}是空的，后面的选项却有字。` };
  const matching = said('kind').includes('匹配');
  const inOneLine = (text: string) => text.trim().replaceAll(/[^\S\n]*\r?\n/g, lineEnd);
  const labelled = (
    [
      ['题型', 'kind'],
      ['答案', 'answer'],
      ['解析', 'explanation'],
      ['难度', 'difficulty'],
      ['课', 'lesson'],
      ['知识点', 'point'],
      ['来源', 'source'],
      ['标签', 'tags'],
    ] as const
  )
    .map(([label, column]) => [label, said(column)] as const)
    .filter(([, text]) => text !== '')
    .map(([label, text]) =>
      label === '解析'
        ? `${label}：${inOneLine(text)}`
        : `${label}：${text.replaceAll(/\s*\n\s*/g, ' ')}`,
    );
  const lines = [
    ...(matching ? ['一、匹配题'] : []),
    `1. ${inOneLine(stem)}`,
    ...options
      .slice(0, last + 1)
      .map((text, at) => (matching ? inOneLine(text) : `${letters[at]}. ${inOneLine(text)}`)),
    ...(said('options') && last < 0 ? said('options').split('\n') : []),
    ...labelled,
  ];
  const { items, faults } = readLayout(lines.join('\n'));
  const [item] = items;
  const caseText = said('caseText').trim() || null;
  const whole = item && mapTexts(item, (text) => text.replaceAll(lineEnd, '\n'));
  return whole
    ? { ...whole, at, caseText, caseKey: caseText && keyOf(caseText) }
    : { at, message: faults[0]?.message ?? '看不懂这一行。' };
}

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
