import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { TableRow } from '../cell.ts';
import { openTable } from '../table.ts';
import { kinds, TextReader } from './records.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-old-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const cases = 'src/platform/spreadsheets/cases';

async function readWhole(path: string) {
  const headings = { names: { name: ['姓名'] }, needed: ['name'] as const };
  const table = await openTable(path, { headings });
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  table.close();
  const { sheet, heading, otherSheets } = table;
  return { sheet, heading, hidden: otherSheets.filter(({ hidden }) => hidden).length, rows };
}

const reasonOf = (path: string) =>
  readWhole(path).then(
    () => 'read',
    (error) => error.reason,
  );

test.each(['id-as-number', 'hidden-rows', 'hidden-first', 'month-only'])(
  'an .xls workbook is read as the .xlsx it was saved from, cell by cell: %s',
  async (name) => {
    const old = await readWhole(`${cases}/old/${name}.xls`);
    expect(old.rows.length).toBeGreaterThan(0);
    expect(old).toEqual(await readWhole(`${cases}/${name}.xlsx`));
  },
);

test('a failed formula of an .xls workbook is a fault of its cell', async () => {
  const { rows } = await readWhole(`${cases}/old/formula.xls`);
  expect(rows[0]?.cells.at(-1)).toEqual({ kind: 'ERROR', text: '#N/A' });
});

const record = (kind: number, ...data: Buffer[]) => {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(Buffer.concat(data).length, 2);
  return Buffer.concat([head, ...data]);
};
const shorts = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [at, value] of values.entries()) bytes.writeUInt16LE(value, at * 2);
  return bytes;
};
const long = (value: number) => shorts(value & 0xffff, value >>> 16);
const wide = (text: string) =>
  Buffer.concat([shorts(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
const cellText = (row: number, column: number, text: string) =>
  record(kinds.TEXT, shorts(row, column, 0), wide(text));

/** A workbook of one sheet with these records, in a compound file as Excel writes it. */
function fileOf(name: string, cells: readonly Buffer[], before: readonly Buffer[] = []): string {
  const version = record(kinds.BEGIN, shorts(0x600, 5));
  const sheetHead = Buffer.concat([Buffer.from([0, 0, 1, 0]), Buffer.from('S')]);
  const globals = (at: number) =>
    Buffer.concat([version, ...before, record(kinds.SHEET, long(at), sheetHead), eof]);
  const sheet = [record(kinds.BEGIN, shorts(0x600, 0x10)), ...cells, eof];
  const stream = Buffer.concat([globals(globals(0).length), ...sheet]);
  const path = join(folder, name);
  writeFileSync(path, compoundFile(stream));
  return path;
}
const eof = record(kinds.EOF);

function compoundFile(stream: Buffer): Buffer {
  const sectors = Math.max(8, Math.ceil(stream.length / 512));
  const header = Buffer.alloc(512, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, -2],
    [68, -2],
  ] as const)
    header.writeInt32LE(value, at);
  header.writeInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  table.writeInt32LE(-3, 0);
  table.writeInt32LE(-2, 4);
  for (let at = 0; at < sectors; at += 1)
    table.writeInt32LE(at + 1 < sectors ? at + 3 : -2, (at + 2) * 4);
  const directory = Buffer.alloc(512);
  const entry = (at: number, name: string, kind: number, start: number, size: number) => {
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, at + 64);
    directory[at + 66] = kind;
    directory.writeInt32LE(start, at + 116);
    directory.writeUInt32LE(size, at + 120);
  };
  entry(0, 'Root Entry', 5, -2, 0);
  entry(128, 'Workbook', 2, 2, sectors * 512);
  const content = Buffer.alloc(sectors * 512);
  stream.copy(content);
  return Buffer.concat([header, table, directory, content]);
}

const formula = (row: number, value: Buffer) =>
  record(kinds.FORMULA, shorts(row, 1, 0), value, shorts(0, 0, 0));
const textFollows = Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]);

test('the text of a shared or array formula is read; one whose text is not in the file is a fault', async () => {
  const path = fileOf('formulas.xls', [
    cellText(0, 0, '姓名'),
    cellText(1, 0, '甲'),
    formula(1, textFollows),
    record(kinds.SHARED_FORMULA, shorts(0, 0)),
    record(kinds.FORMULA_TEXT, wide('共享公式的值')),
    cellText(2, 0, '乙'),
    formula(2, textFollows),
  ]);
  const { rows } = await readWhole(path);
  expect(rows.map(({ cells }) => cells[1])).toEqual([
    { kind: 'TEXT', text: '共享公式的值' },
    { kind: 'ERROR', text: '' },
  ]);
});

test('a text that goes on in another record may change its width there', () => {
  const blocks = [
    Buffer.concat([shorts(6), Buffer.from([0]), Buffer.from('abc')]),
    Buffer.concat([Buffer.from([1]), Buffer.from('张三', 'utf16le')]),
    Buffer.concat([Buffer.from([0]), Buffer.from('z')]),
  ];
  const reader = new TextReader(blocks);
  expect(reader.text(reader.short())).toBe('abc张三z');
});

test('an .xls with a password, an older one and a damaged one are named', async () => {
  const cells = [cellText(0, 0, '姓名'), cellText(1, 0, '甲')];
  expect(await reasonOf(fileOf('plain.xls', cells))).toBe('read');
  expect(await reasonOf(fileOf('locked.xls', cells, [record(kinds.PASSWORD, shorts(1))]))).toBe(
    'PASSWORD',
  );
  const older = [record(kinds.BEGIN, shorts(0x500, 5))];
  expect(await reasonOf(fileOf('older.xls', cells, older))).toBe('OLD_WORKBOOK');
  const whole = readFileSync(join(folder, 'plain.xls'));
  const cut = join(folder, 'cut.xls');
  for (const length of [9, 300, 700, 1500, 2000]) {
    writeFileSync(cut, whole.subarray(0, length));
    expect(await reasonOf(cut), String(length)).toBe('DAMAGED');
  }
  // A chain of sectors that runs in a circle.
  const circle = Buffer.from(whole);
  circle.writeInt32LE(2, 512 + 3 * 4);
  writeFileSync(cut, circle);
  expect(await reasonOf(cut)).toBe('DAMAGED');
});

test('rows out of their order are damage, not another row', async () => {
  const path = fileOf('order.xls', [
    ...[cellText(0, 0, '姓名'), cellText(2, 0, '乙')],
    cellText(1, 0, '甲'),
  ]);
  expect(await reasonOf(path)).toBe('DAMAGED');
});
