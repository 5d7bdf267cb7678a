import { createWriteStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { rowsOfTable } from '../../../test/support/table-rows.ts';
import type { TableColumn } from '../../kernel/column.ts';
import {
  columnsByPlace,
  describeReading,
  emptyCell,
  packedCell,
  packRow,
  readTable,
  type SheetFormat,
  textCell,
  UnreadableTable,
  writeRows,
} from './index.ts';
import { defaultLimits } from './limits.ts';
import { watchReading } from './watch.ts';
import { openArchive } from './workbook/archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-sheets-'));

function keep(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.each<SheetFormat>(['xlsx', 'csv'])(
  'what is written as %s is read again, row by row',
  async (format) => {
    const path = join(folder, `list.${format}`);
    const rows = [
      ['古丽·阿依努尔', '11010519491231002X', 7.5],
      ['𠮷野', '=1+1', null],
    ];
    const columns = columnsByPlace([
      { label: '姓名' },
      { label: '证件号码', width: 24 },
      { label: '学时' },
    ]);
    await pipeline(writeRows(format, '名单', { columns, rows }), createWriteStream(path));
    expect(await rowsOfTable(path)).toEqual([
      { row: 1, cells: ['姓名', '证件号码', '学时'] },
      { row: 2, cells: ['古丽·阿依努尔', '11010519491231002X', '7.5'] },
      // The mark that keeps a program from computing it is gone when it comes back.
      { row: 3, cells: ['𠮷野', '=1+1'] },
    ]);
  },
);

test.each<SheetFormat>(['xlsx', 'csv'])(
  'the columns of a page are written as %s where they have a value: numbers, days of Shanghai, yuan',
  async (format) => {
    const columns: (TableColumn<{ no: string; at: Date; fen: number }> & { cell?(): string })[] = [
      { key: 'choose', label: '选择', cell: () => 'on the page alone' },
      { key: 'no', label: '编号', value: ({ no }) => no, cell: () => 'a link' },
      { key: 'at', label: '日期', value: ({ at }) => at },
      { key: 'money', label: '金额', only: 'workbook', value: ({ fen }) => fen / 100 },
    ];
    const rows = [{ no: 'A-1', at: new Date('2026-11-23T00:30:00+08:00'), fen: 7050 }];
    const path = join(folder, `columns.${format}`);
    await pipeline(writeRows(format, '账单', { columns, rows }), createWriteStream(path));
    expect(await rowsOfTable(path)).toEqual([
      { row: 1, cells: ['编号', '日期', '金额'] },
      { row: 2, cells: ['A-1', '2026-11-23', '70.5'] },
    ]);
  },
);

test('a list saved by Excel in Chinese Windows (GBK) is read; empty rows keep their number', async () => {
  const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x0d, 0x0a, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd]);
  expect(await rowsOfTable(keep('gbk.csv', gbk))).toEqual([
    { row: 1, cells: ['姓名'] },
    { row: 3, cells: ['张三'] },
  ]);
});

test('something else is refused, whatever its name says', async () => {
  await expect(rowsOfTable(keep('picture.xlsx', Buffer.from([0xff, 0xd8, 0, 1])))).rejects.toThrow(
    UnreadableTable,
  );
  await expect(rowsOfTable(keep('broken.xlsx', 'PK\x03\x04 and then nothing'))).rejects.toThrow(
    UnreadableTable,
  );
});

test('a workbook named after an uploaded file opens, whatever that file was called', async () => {
  const path = join(folder, 'named.xlsx');
  const name = `待改正_名单[1]:2026/11${'很长'.repeat(20)}`;
  const sheet = { columns: columnsByPlace([{ label: '姓名' }]), rows: [] };
  await pipeline(writeRows('xlsx', name, sheet), createWriteStream(path));
  expect(await rowsOfTable(path)).toEqual([{ row: 1, cells: ['姓名'] }]);
});

test('lesson 15: a file to be completed has text cells only, so that Excel keeps every digit', async () => {
  const path = join(folder, 'text.xlsx');
  const columns = columnsByPlace([{ label: '证件号码' }]);
  const sheet = { columns, rows: [['110105194912310038']], asText: true };
  await pipeline(writeRows('xlsx', '待改正', sheet), createWriteStream(path));
  const archive = await openArchive(path, defaultLimits, watchReading(path, 60_000));
  const text = async (part: string) => (await Array.fromAsync(archive.read(part))).join('');
  expect(await text('xl/styles.xml')).toContain('formatCode="@"');
  expect(await text('xl/worksheets/sheet1.xml')).toMatch(/<c r="A2" t="inlineStr" s="1">/);
  archive.close();
});

test('a file says which rows were hidden, passed over and not used, sentence by sentence', async () => {
  const path = resolve('src/platform/spreadsheets/cases/hidden-rows.xlsx');
  const headings = {
    names: { name: ['姓名'], idNumber: ['证件号码'] },
    needed: ['name', 'idNumber'] as const,
  };
  const found = await readTable(path, { headings }, () => undefined);
  expect(found && describeReading(found.reading)).toEqual([
    '读取了工作表“S1”第 2 至 4 行，共 3 行，表头在第 1 行。',
    '其中 1 行在文件里被隐藏或筛选掉了，也已读取。',
    '没有用到的列：“证件类型”、“手机号”、“部门”、“岗位”、“职称”、“取得职称日期”、“到岗日期”。',
    '跳过 2 行：第 5 行“合计：3人”（合计）、第 6 行“填表人：某某 审核人：某某”（签字或说明）。',
  ]);
});

test('a row stored to be checked later keeps the kinds of its cells', () => {
  const cells = [
    textCell('甲'),
    { kind: 'NUMBER' as const, text: '5001', value: 5001 },
    emptyCell,
    { kind: 'DATE' as const, text: '2026-11-23 10:00:00', day: '2026-11-23' },
    { kind: 'ERROR' as const, text: '' },
  ];
  const stored = JSON.parse(JSON.stringify(packRow({ row: 7, cells, hidden: false })));
  expect(cells.map((_, place) => packedCell(stored, place))).toEqual(cells);
});
