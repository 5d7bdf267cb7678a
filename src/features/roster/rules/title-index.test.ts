import { expect, test } from 'vitest';
import { findTitle, indexTitles, titleChoices } from './title-index.ts';

const series = [
  {
    code: '04',
    name: '卫生技术人员',
    titles: [
      { code: '0409', name: '主治（主管）医师', level: 'INTERMEDIATE' as const },
      { code: '0411', name: '主管护师', level: 'INTERMEDIATE' as const },
    ],
  },
  {
    code: '02',
    name: '哲学社会科学研究人员',
    titles: [{ code: '0201', name: '研究员', level: 'SENIOR_FULL' as const }],
  },
  {
    code: '03',
    name: '自然科学研究人员',
    titles: [{ code: '0301', name: '研究员', level: 'SENIOR_FULL' as const }],
  },
  {
    code: '05',
    name: '工程技术人员',
    titles: [{ code: '0503', name: '工程师', level: 'INTERMEDIATE' as const }],
  },
];

test.each([
  ['主治医师', '0409'],
  ['主管医师', '0409'],
  ['主治（主管）医师', '0409'],
  ['主治(主管)医师', '0409'],
  ['主治中医师', '0409'],
  ['主治医师（内科）', '0409'],
  ['中级工程师', '0503'],
  ['工程师（建筑）', '0503'],
  ['0411', '0411'],
  ['研究员', 'AMBIGUOUS'],
  ['自然科学研究人员/研究员', '0301'],
  ['国师', 'UNKNOWN'],
])('E21: the word %s of a certificate is %s', (typed, code) => {
  expect(findTitle(indexTitles(series), typed)).toBe(code);
});

test('E21: every title a template offers is read back as itself', () => {
  const index = indexTitles(series);
  expect(titleChoices(series).map((choice) => findTitle(index, choice))).toEqual(
    series.flatMap(({ titles }) => titles.map(({ code }) => code)),
  );
});
