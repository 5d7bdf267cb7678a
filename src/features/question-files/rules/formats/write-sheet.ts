import type { TableColumn } from '../../../../kernel/column.ts';
import { letters, type ReadItem, saysTrue } from './read-item.ts';

type Choice = { options: { key: string; text: string }[]; answer: string[] };
const kindWords: Record<string, string> = {
  SINGLE: '单选题',
  MULTIPLE: '多选题',
  TRUE_FALSE: '判断题',
  FILL_IN: '填空题',
  NUMERIC: '计算题',
  MATCHING: '匹配题',
  ORDERING: '排序题',
};

function optionsOf({ kind, content }: ReadItem): string[] {
  if (kind === 'MATCHING')
    return (content.pairs as [string, string][]).map(([left, right]) => `${left} => ${right}`);
  if (kind === 'ORDERING') return content.items as string[];
  if (kind === 'SINGLE' || kind === 'MULTIPLE')
    return (content as Choice).options.map(({ text }) => text);
  return [];
}

function answerOf({ kind, content }: ReadItem): string {
  if (kind === 'TRUE_FALSE') return saysTrue(content) ? '对' : '错';
  if (kind === 'NUMERIC')
    return `${content.value}${content.tolerance ? `±${content.tolerance}` : ''}`;
  if (kind === 'FILL_IN')
    return (content.blanks as { accept: string[] }[])
      .map(({ accept }) => accept.join('|'))
      .join('；');
  if (kind === 'MATCHING') return '见选项';
  if (kind === 'ORDERING') return letters.slice(0, (content.items as string[]).length);
  return (content as Choice).answer.join('');
}

const difficulties = ['', '易', '中', '难'];

/** The columns of the template, so that an export can be changed and imported again. */
export const sheetColumns: TableColumn<ReadItem>[] = [
  { key: 'kind', label: '题型', width: 10, value: ({ kind }) => kindWords[kind] ?? kind },
  { key: 'stem', label: '题干', width: 50, value: ({ stem }) => stem },
  ...[...letters].map(
    (letter, at): TableColumn<ReadItem> => ({
      key: `option${letter}`,
      label: `选项${letter}`,
      width: 20,
      value: (item) => optionsOf(item)[at] ?? '',
    }),
  ),
  { key: 'answer', label: '答案', width: 12, value: answerOf },
  { key: 'explanation', label: '解析', width: 40, value: ({ explanation }) => explanation },
  {
    key: 'difficulty',
    label: '难度',
    width: 8,
    value: ({ difficulty }) => difficulties[difficulty ?? 0] ?? '',
  },
  { key: 'lesson', label: '课', width: 20, value: ({ lesson }) => lesson },
  { key: 'point', label: '知识点', width: 16, value: ({ point }) => point },
  { key: 'source', label: '来源', width: 16, value: ({ source }) => source },
  { key: 'tags', label: '标签', width: 16, value: ({ tags }) => tags.join('、') },
  { key: 'caseText', label: '案例', width: 40, value: ({ caseText }) => caseText ?? '' },
];
