import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive } from 'archiver';
import { afterAll, expect, test, vi } from 'vitest';
import { growsWithoutEnd, type TableLimits } from './limits.ts';
import { openTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixue-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shape = (limits: Partial<TableLimits> = {}) => ({
  headings: { names: { name: ['姓名'] }, needed: ['name'] as const },
  limits,
});

async function readAll(path: string, limits?: Partial<TableLimits>): Promise<string[]> {
  const table = await openTable(path, shape(limits));
  const texts: string[] = [];
  try {
    for await (const { cells } of table.rows()) texts.push(cells.map(({ text }) => text).join('|'));
  } finally {
    table.close();
  }
  return texts;
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>';

/** A workbook with one sheet whose rows are these chunks. */
async function workbook(name: string, rows: Iterable<string>, sharedTexts?: Iterable<string>) {
  const path = join(folder, name);
  const zip = new ZipArchive({ zlib: { level: 6 } });
  const written = pipeline(zip, createWriteStream(path));
  zip.append(
    `<workbook ${namespace}><sheets><sheet name="S" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>`,
    { name: 'xl/workbook.xml' },
  );
  zip.append(
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    { name: 'xl/_rels/workbook.xml.rels' },
  );
  zip.append(
    Readable.from(wrap(`<worksheet ${namespace}><sheetData>`, rows, '</sheetData></worksheet>')),
    { name: 'xl/worksheets/sheet1.xml' },
  );
  if (sharedTexts)
    zip.append(Readable.from(wrap(`<sst ${namespace}>`, sharedTexts, '</sst>')), {
      name: 'xl/sharedStrings.xml',
    });
  await zip.finalize();
  await written;
  return path;
}

function* wrap(before: string, inner: Iterable<string>, after: string) {
  yield before;
  yield* inner;
  yield after;
}

function* repeat(text: string, times: number) {
  for (let n = 0; n < times; n += 1) yield text;
}

const keep = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test('a workbook that inflates without end is refused after its first 16 MB', async () => {
  const megabyte = ' '.repeat(1_000_000);
  const path = await workbook('bomb.xlsx', wrap(heading, repeat(megabyte, 60), ''));
  await expect(readAll(path)).rejects.toMatchObject({ reason: 'TOO_LARGE' });
});

test('the growth is that of what was read so far: a long part does not hide a bomb at its end', async () => {
  const filler = `<!--${randomBytes(400_000).toString('hex')}-->`;
  const row = '<row><c t="inlineStr"><is><t>甲</t></is></c></row>'.repeat(20_000);
  const path = await workbook('late.xlsx', wrap(heading, repeat(row, 60), filler));
  await expect(readAll(path)).rejects.toMatchObject({ reason: 'TOO_LARGE' });
});

test.each([
  [15_000_000, 100, false],
  [20_000_000, 250_000, false],
  [20_000_000, 190_000, true],
  [120_000_000, 2_500_000, false],
  [120_000_000, 1_900_000, true],
])('a part of %i bytes from %i is refused for its growth: %s', (bytes, taken, refused) => {
  expect(growsWithoutEnd(bytes, taken)).toBe(refused);
});

test('a reading ends when its file is removed, as it is when the client leaves', async () => {
  const path = keep('left.csv', `姓名\n${'甲\n'.repeat(20_000)}`);
  const table = await openTable(path, shape());
  let rows = 0;
  const reading = async () => {
    for await (const _ of table.rows()) {
      rows += 1;
      if (rows === 1) {
        rmSync(path);
        const later = Date.now() + 1000;
        vi.spyOn(Date, 'now').mockReturnValue(later);
      }
    }
  };
  await expect(reading()).rejects.toMatchObject({ reason: 'FILE_GONE' });
  expect(rows).toBe(1);
  vi.restoreAllMocks();
});

test.each([
  ['rows that hold nothing', '<row/>'.repeat(1000), 1100],
  ['text between two tags', ' '.repeat(1000), 2000],
])('%s without end are refused', async (_what, unit, times) => {
  const filler = `<!--${randomBytes(200_000).toString('hex')}-->`;
  const path = await workbook('endless.xlsx', wrap(heading + filler, repeat(unit, times), ''));
  await expect(readAll(path)).rejects.toMatchObject({ reason: 'TOO_LARGE' });
});

test('shared texts without end are refused before they fill the memory', async () => {
  const text = `<si><t>${'x'.repeat(10_000)}</t></si>`;
  const path = await workbook('texts.xlsx', [heading], repeat(text, 500));
  await expect(readAll(path, { sharedText: 1_000_000 })).rejects.toMatchObject({
    reason: 'TOO_LARGE',
  });
  const empty = await workbook('empty-texts.xlsx', [heading], repeat('<si/>'.repeat(1000), 2100));
  await expect(readAll(empty)).rejects.toMatchObject({ reason: 'TOO_LARGE' });
});

test('too many rows, columns and too long cells are refused with their row', async () => {
  const row = (at: number, column = 'A') =>
    `<row r="${at}"><c r="${column}${at}" t="inlineStr"><is><t>甲</t></is></c></row>`;
  const rows = await workbook('rows.xlsx', [heading, row(2), row(3), row(4)]);
  await expect(readAll(rows, { rows: 3 })).rejects.toMatchObject({
    reason: 'TOO_MANY_ROWS',
    row: 4,
  });
  const columns = await workbook('columns.xlsx', [heading, row(2, 'XFD')]);
  await expect(readAll(columns)).rejects.toMatchObject({ reason: 'TOO_MANY_COLUMNS', row: 2 });
  const long = keep('long.csv', `姓名\n甲\n${'乙'.repeat(50)}\n`);
  await expect(readAll(long, { cellLength: 40 })).rejects.toMatchObject({
    reason: 'CELL_TOO_LONG',
    row: 3,
  });
});

test('formats drawn over 16,384 columns and empty rows do no harm', async () => {
  const styled =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="XFD2" s="0"/></row><row r="900000"/>';
  expect(await readAll(await workbook('styled.xlsx', [heading, styled]))).toEqual(['甲']);
});

test('a document type, with or without entities, is refused', async () => {
  const path = await workbook('doctype.xlsx', [heading]);
  const zip = new ZipArchive({});
  const evil = join(folder, 'entities.xlsx');
  const written = pipeline(zip, createWriteStream(evil));
  zip.append('<!DOCTYPE w [<!ENTITY a "aaaa">]><workbook>&a;</workbook>', {
    name: 'xl/workbook.xml',
  });
  zip.append('<Relationships/>', { name: 'xl/_rels/workbook.xml.rels' });
  await zip.finalize();
  await written;
  await expect(readAll(evil)).rejects.toMatchObject({ reason: 'DAMAGED' });
  expect(await readAll(path)).toEqual([]);
});

test.each([
  ['empty.xlsx', Buffer.alloc(0), 'EMPTY_FILE'],
  ['picture.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]), 'NOT_A_TABLE'],
  ['broken.xlsx', Buffer.from('PK\x03\x04 and then nothing'), 'DAMAGED'],
  ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'DAMAGED'],
  [
    'locked.xlsx',
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'PASSWORD',
  ],
  [
    'page.xls',
    Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
    'WEB_PAGE_NAMED_XLS',
  ],
] as const)('%s is named for what it is: %s', async (name, content, reason) => {
  await expect(readAll(keep(name, content as Buffer))).rejects.toMatchObject({ reason });
});
