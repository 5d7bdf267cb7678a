import { nothingMore, type ReadItem } from '../read-item.ts';
import type { About } from './manifest.ts';

// Questions of every kind for the tests of QTI.

export const about: About = {
  ...{ difficulty: 3, lesson: '创新的基础', point: 'TRIZ' },
  ...{ source: '2025年试题', tags: ['基础', '<原理>'] },
};
export const question = (kind: ReadItem['kind'], stem: string, content: object): ReadItem => ({
  ...nothingMore,
  ...about,
  ...{ at: `${kind}-1`, kind, stem, content: content as Record<string, unknown> },
  explanation: '见第三课。\n\n- 先分析\n- 再求解',
});
const options = ['甲', '乙 & 丙', '$\\frac{a}{b}$ 大于 1'].map((text, at) => ({
  key: 'ABC'[at],
  text,
}));

export const bank: ReadItem[] = [
  question('SINGLE', '当 $x_1 < 2$ 时，哪一个**正确**？', { options, answer: ['B'] }),
  question('MULTIPLE', '看表：\n\n| 参数 | 值 |\n| --- | --- |\n| 速度 | 1 |\n\n哪些对？', {
    options,
    answer: ['A', 'C'],
  }),
  question('TRUE_FALSE', '创新就是发明。', {
    options: [
      { key: 'A', text: '正确' },
      { key: 'B', text: '错误' },
    ],
    answer: ['B'],
  }),
  question('FILL_IN', '用____个参数描述，长____，共____条原理。', {
    blanks: [
      { accept: ['39', '三十九'], exact: true },
      { accept: ['2.5'], tolerance: 0.1, unit: '米' },
      { accept: ['40'], tolerance: 0.05, relative: true },
    ],
  }),
  question('NUMERIC', '理想度等于多少？', { value: 1.5, tolerance: 0.01, unit: '次' }),
  question('MATCHING', '把方法和步骤配对。', {
    pairs: [
      ['头脑风暴', '先想后评'],
      ['系统分析', '找组件和作用'],
      ['检核表', '先想后评'],
    ],
    extra: ['查矩阵'],
  }),
  question('ORDERING', '按先后排序。', { items: ['描述问题', '求解', '验证'] }),
  {
    ...question('SINGLE', '图上是什么？\n\n![一面红旗](picture-1)', { options, answer: ['A'] }),
    ...{ caseKey: 'pump-1', caseText: '某厂改造水泵。\n\n水泵噪声很大。' },
  },
];
