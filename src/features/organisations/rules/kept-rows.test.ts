import { expect, test } from 'vitest';
import { checkKeptRows, type TypedRow } from './kept-rows.ts';

const places = [
  { id: 'cq-nanan', name: '南岸区', shortName: '南岸' },
  { id: 'cq-banan', name: '巴南区', shortName: '巴南' },
];
const typed = (row: number, more: Partial<TypedRow> = {}): TypedRow => ({
  ...{ row, name: '砚池中学校', creditCode: '', affiliation: '区县所属单位', place: '南岸' },
  ...{ address: '', phone: '' },
  ...more,
});

test('E21: a row that cannot be right is named with what to do', () => {
  const { rows, faults } = checkKeptRows(
    [
      typed(2),
      typed(3, { name: '中学' }),
      typed(4, { name: '另一所中学', creditCode: '123' }),
      typed(5, { name: '第三所中学', affiliation: '不知道' }),
      typed(6, { name: '第四所中学', place: '江北区' }),
    ],
    places,
    null,
  );
  expect(rows.map(({ row }) => row)).toEqual([2]);
  expect(faults.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
  expect(faults[3]?.sentence).toContain('江北区');
});

test('one unit twice in a file is found, in other width and blanks too', () => {
  const { faults } = checkKeptRows([typed(2), typed(3, { name: ' 砚池 中学校 ' })], places, null);
  expect(faults).toEqual([{ row: 3, sentence: '与第 2 行是同一家单位。' }]);
});

test('a district imports units of its own place alone', () => {
  const { rows, faults } = checkKeptRows(
    [typed(2, { place: '' }), typed(3, { name: '巴南区中学', place: '巴南区' })],
    places,
    'cq-nanan',
  );
  expect(rows).toMatchObject([{ jurisdictionId: 'cq-nanan' }]);
  expect(faults).toHaveLength(1);
});
