import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readNumberFile, splitNumbers } from './number-list.ts';

test('lesson 15, id-as-number.xlsx: number cells are lost digits, texts are themselves', async () => {
  const path = resolve('src/platform/spreadsheets/cases/id-as-number.xlsx');
  const { numbers = [], reading } = (await readNumberFile(path)) ?? {};
  expect(numbers).toHaveLength(60);
  expect(reading).toMatchObject({ rows: 60 });
  for (const { read } of numbers)
    if ('text' in read) expect(read.text).toMatch(/X$/);
    else expect(read.fault).toBe('DIGITS_LOST');
});

test('hidden-rows.xlsx: people in hidden rows are read; totals and signatures are not', async () => {
  const path = resolve('src/platform/spreadsheets/cases/hidden-rows.xlsx');
  const { numbers, reading } = (await readNumberFile(path)) ?? {};
  expect(numbers?.map(({ row }) => row)).toEqual([2, 3, 4]);
  expect(reading).toMatchObject({ hiddenRows: 1, passedOverCount: 2 });
});

test('id-tricks: a pasted number is read as the number it means; scientific notation is a fault', () => {
  const pasted = [
    '5.00106E+17',
    '="500106197911213802"',
    "'500106197305141087",
    '',
    '\t500106197110194138',
  ];
  expect(splitNumbers(pasted.join('\n')).map(({ row, read }) => [row, read])).toEqual([
    [1, { fault: 'DIGITS_LOST' }],
    [2, { text: '500106197911213802', suspect: false }],
    [3, { text: '500106197305141087', suspect: false }],
    [5, { text: '500106197110194138', suspect: false }],
  ]);
});
