import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkCharacter } from '../../../kernel/id-number.ts';
import { amountOf, readListFile } from './list-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-subjects-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readList(lines: string[]) {
  const path = join(folder, 'list.csv');
  writeFileSync(path, lines.join('\r\n'));
  return readListFile({ path });
}

test('E21: a list is read by its headings, and passes over the column that said what was wrong', async () => {
  const { rows, reading } = await readList([
    '问题,姓 名,证件号码（必填）,数量,考试合格,备注',
    '没有证件号码,古丽·阿依努尔,11010519491231002x,12,是,',
    '合计：1人',
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
  expect(reading).toMatchObject({
    rows: 1,
    unusedColumns: ['备注'],
    passedOver: [{ row: 3, text: '合计：1人' }],
  });
});

test('E21: without headings the order is name, number, quantity, test; empty rows are left out', async () => {
  const { rows } = await readList(['张三,110105194912310021', ',', '', '李四,,8']);
  expect(rows.map(({ rowNo, idNumber, quantity }) => [rowNo, idNumber, quantity])).toEqual([
    [1, '110105194912310021', ''],
    [4, '', '8'],
  ]);
});

test('lesson 15: a lost number is a fault, and then so is every number ending in 000', async () => {
  const whole = suspectNumber();
  const alone = await readList(['姓名,证件号码', `张三,${whole}`]);
  expect(alone.rows[0]).not.toHaveProperty('numberFault');
  const lossy = await readList(['姓名,证件号码', `张三,${whole}`, '李四,5.00106E+17']);
  expect(lossy.rows.map(({ numberFault }) => numberFault !== undefined)).toEqual([true, true]);
});

/** A right number that ends in 000, as one in eleven rounded numbers does. */
function suspectNumber(): string {
  for (let district = 101; district < 200; district += 1) {
    const seventeen = `500${district}19850101000`.slice(0, 17);
    if (checkCharacter(seventeen) === '0') return `${seventeen}0`;
  }
  throw new Error('no such number');
}

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
