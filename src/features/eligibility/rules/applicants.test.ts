import { expect, test } from 'vitest';
import { checkCharacter } from '../../../kernel/id-number.ts';
import { textCell } from '../../../platform/spreadsheets/index.ts';
import { readApplicants, rowsOfText } from './applicants.ts';

/** A right number that ends in 000, as one in eleven rounded numbers does. */
function suspectNumber(): string {
  for (let district = 101; district < 200; district += 1) {
    const seventeen = `500${district}19850101000`.slice(0, 17);
    if (checkCharacter(seventeen) === '0') return `${seventeen}0`;
  }
  throw new Error('no such number');
}
const right = '11010519491231002X';

test('N37: name and number of a pasted line stand in either order; headings and empty lines are left out', () => {
  const { applicants, faults } = readApplicants(
    rowsOfText(`姓名 证件号码\n张三，${right.toLowerCase()}\n\n110105194912310038 李四`),
  );
  expect(applicants).toEqual([
    { row: 2, name: '张三', idNumber: right },
    { row: 4, name: '李四', idNumber: '110105194912310038' },
  ]);
  expect(faults).toEqual([]);
});

test('N37: a number that comes twice and a row without one are faults', () => {
  const { faults } = readApplicants(rowsOfText(`张三 ${right}\n张三 ${right}\n李四`));
  expect(faults.map(({ row, text }) => [row, text])).toEqual([
    [2, '与第1行的证件号码相同，请删去一行'],
    [3, '没有证件号码，请补上'],
  ]);
});

test('lesson 15: a number ending in 000 needs the name beside it, and none is believed once one is lost', () => {
  const number = textCell(suspectNumber());
  const named = { row: 2, name: '张三', number };
  expect(readApplicants([named]).applicants).toHaveLength(1);
  expect(readApplicants([{ ...named, name: '' }]).faults).toHaveLength(1);
  const lost = { row: 3, name: '李四', number: textCell('5.00106E+17') };
  expect(readApplicants([named, lost]).faults.map(({ row }) => row)).toEqual([2, 3]);
  const cell = { kind: 'NUMBER' as const, text: '500106198501010000', value: 500106198501010000 };
  expect(readApplicants([{ row: 2, name: '张三', number: cell }]).faults).toHaveLength(1);
});
