import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type TableRow, textAt } from './cell.ts';
import { readDay } from './day.ts';
import { readIdentifier } from './identifier.ts';
import { openTable } from './table.ts';

const cases = resolve('src/platform/spreadsheets/cases');

const roster = {
  names: { name: ['姓名'], idNumber: ['证件号码'], from: ['到岗日期'] },
  needed: ['name', 'idNumber'],
} as const;
const bank = {
  names: {
    day: ['交易日期', '记账日期', '会计日'],
    transactionNo: ['交易流水号', '流水号', '凭证号'],
    amount: ['贷方金额', '收入金额', '交易金额', '金额', '收入'],
  },
  needed: ['day', 'transactionNo', 'amount'],
} as const;

type Column = 'name' | 'idNumber' | 'from' | 'day' | 'transactionNo' | 'amount';

async function read(file: string) {
  const shape = file.startsWith('bank') ? bank : roster;
  const table = await openTable<Column>(join(cases, file), {
    headings: { names: shape.names as never, needed: shape.needed },
  });
  const rows: TableRow[] = [];
  try {
    for await (const row of table.rows()) rows.push(row);
  } finally {
    table.close();
  }
  const places = table.heading?.places ?? {};
  const column = (name: Column) => rows.map((row) => textAt(row, places[name]));
  const cell = (row: TableRow, name: Column) =>
    row.cells[places[name] ?? -1] ?? ({ kind: 'EMPTY', text: '' } as const);
  return { ...table, rows, column, cell };
}

test('id-as-number: every number cell is lost digits, every number with X is itself (lesson 15)', async () => {
  const { rows, cell } = await read('id-as-number.xlsx');
  expect(rows).toHaveLength(60);
  for (const row of rows) {
    const number = readIdentifier(cell(row, 'idNumber'));
    if (cell(row, 'idNumber').kind === 'NUMBER') expect(number).toEqual({ fault: 'DIGITS_LOST' });
    else expect(number).toMatchObject({ text: expect.stringMatching(/^\d{17}X$/) });
  }
});

test('id-tricks: scientific notation is a fault, the other three are the number they mean', async () => {
  const { rows, cell } = await read('id-tricks.csv');
  expect(rows.map((row) => readIdentifier(cell(row, 'idNumber')))).toEqual([
    { fault: 'DIGITS_LOST' },
    { text: '500106197911213802', suspect: false },
    { text: '500106197305141087', suspect: false },
    { text: '500106197110194138', suspect: false },
  ]);
});

test('month-only: the day is missing where it is missing or has two readings', async () => {
  const { rows, cell } = await read('month-only.xlsx');
  const days = rows.slice(0, 14).map((row) => readDay(cell(row, 'from')));
  const missing = { fault: 'DAY_MISSING' };
  expect(days).toEqual([
    ...[missing, missing, missing, missing, missing],
    { day: '2015-11-03' },
    ...[missing, missing, missing, missing, missing],
    { day: '2015-09-01' },
    { day: '2015-09-01' },
    { fault: 'NOT_A_DATE' },
  ]);
});

test('unclosed-quote: a fault at row 3, and nothing of later rows in any cell', async () => {
  await expect(read('unclosed-quote.csv')).rejects.toMatchObject({ reason: 'OPEN_QUOTE', row: 3 });
});

test('hidden-first: the visible sheet is read, the hidden one named', async () => {
  const { sheet, otherSheets, column } = await read('hidden-first.xlsx');
  expect(column('name')).toEqual(['新名单丙']);
  expect({ sheet, otherSheets }).toMatchObject({
    sheet: 'S2',
    otherSheets: [{ name: 'S1', hidden: true }],
  });
});

test('hidden-rows: a filtered row is read and known to be hidden', async () => {
  const { rows } = await read('hidden-rows.xlsx');
  expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([
    [2, false],
    [3, true],
    [4, false],
    [5, false],
    [6, false],
  ]);
});

test.each([
  ['heading-padded.xlsx', 'name', ['补白甲']],
  ['sst-case.xlsx', 'name', ['大小写甲']],
  ['phonetic.xlsx', 'name', ['高桥甲', '欧阳乙', '司马丙']],
  ['unicode-text.csv', 'name', ['文本甲']],
  ['bank-heading-spaced.csv', 'transactionNo', ['B3A1']],
  ['bank-preamble.csv', 'transactionNo', ['B2M1']],
  ['bank-quoted-tabs.csv', 'transactionNo', ['B3E0', 'B3E1', 'B3E2', 'B3E3', 'B3E4']],
  ['bank-quoted-tabs-control.csv', 'amount', ['140.00', '141.00', '142.00', '143.00', '144.00']],
  [
    'bank-voucher.csv',
    'transactionNo',
    ['B2C000000000000', 'B2C000000000001', 'B2C000000000002', 'B2C000000000003'],
  ],
] as const)('%s: the column %s holds %j', async (file, name, values) => {
  expect((await read(file)).column(name)).toEqual(values);
});

test('formula: a value is the value, an error and a missing value are faults of their cell', async () => {
  const { rows } = await read('formula.xlsx');
  expect(rows.map(({ cells }) => [cells[0]?.text, cells[4]?.kind])).toEqual([
    ['公式甲', 'ERROR'],
    ['公式乙', 'ERROR'],
  ]);
});

test('bank-day-month: a month alone is no day', async () => {
  const { rows, cell } = await read('bank-day-month.csv');
  expect(rows.map((row) => readDay(cell(row, 'day')))).toEqual([{ fault: 'DAY_MISSING' }]);
});
