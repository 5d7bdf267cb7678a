import { expect, test } from 'vitest';
import { findLostZeros } from './bank-row.ts';

const line = (rowNo: number, transactionNo: string) => ({
  rowNo,
  transactionNo,
  day: '2026-11-20',
  amountFen: 7000,
  payer: '甲公司',
  payerAccount: '',
  remark: '',
});

test('lesson 15: a number cell shorter than the texts beside it has lost its leading zeros', () => {
  const lines = [line(2, '00012345'), line(3, '00012346'), line(4, '12347')];
  expect(findLostZeros(lines, new Set([4]), '流水号')).toMatchObject([
    { row: 4, column: '流水号' },
  ]);
});

test('lesson 15: nothing is concluded from texts of different lengths, or without zeros', () => {
  expect(findLostZeros([line(2, '0012'), line(3, 'A1'), line(4, '7')], new Set([4]), '')).toEqual(
    [],
  );
  expect(findLostZeros([line(2, '9912'), line(4, '7')], new Set([4]), '')).toEqual([]);
});
