import { expect, test } from 'vitest';
import { amountOf, readList } from './list-rows.ts';

test('E21: a list is read by its headings, and passes over the column that said what was wrong', () => {
  const rows = readList([
    { row: 1, cells: ['问题', '姓名', '证件号码', '数量', '考试合格'] },
    { row: 2, cells: ['没有证件号码', '古丽·阿依努尔', '11010519491231002x', '12', '是'] },
  ]);
  expect(rows).toEqual([
    {
      rowNo: 2,
      name: '古丽·阿依努尔',
      idNumber: '11010519491231002X',
      quantity: '12',
      tested: '是',
    },
  ]);
});

test('E21: without headings the order is name, number, quantity, test; empty rows are left out', () => {
  const rows = readList([
    { row: 1, cells: ['张三', '110105194912310021'] },
    { row: 2, cells: ['', ''] },
    { row: 4, cells: ['李四', '', '8'] },
  ]);
  expect(rows.map(({ rowNo, idNumber, quantity }) => [rowNo, idNumber, quantity])).toEqual([
    [1, '110105194912310021', ''],
    [4, '', '8'],
  ]);
});

test.each<[string, string, string, unknown]>([
  ['empty cells mean all of it without a test', '', '', { quantity: 16, testPassed: false }],
  ['a part with a passed test', '8', '合格', { quantity: 8, testPassed: true }],
  ['not a number', '八', '', { fault: '数量不是大于0的数字' }],
  ['nothing', '0', '', { fault: '数量不是大于0的数字' }],
  ['more than there was', '17', '', { fault: '数量超过这次培训的16' }],
  ['neither yes nor no', '8', '大概', { fault: '“考试合格”一栏请填“是”或“否”' }],
])('E5: %s', (_case, quantity, tested, amount) => {
  expect(amountOf({ quantity, tested }, 16)).toEqual(amount);
});
