import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { checkCharacter } from '../../src/kernel/id-number.ts';
import {
  columnsByPlace,
  type SheetFormat,
  writeRows,
} from '../../src/platform/spreadsheets/index.ts';

const columns = columnsByPlace(
  ['姓名', '证件类型', '证件号码', '手机号', '部门', '岗位', '到岗日期'].map((label) => ({
    label,
  })),
);

/** Writes a list of so many people, each with a number of their own. */
export async function writeList(path: string, format: SheetFormat, rows: number): Promise<void> {
  await pipeline(
    writeRows(format, '名单', { columns, rows: people(rows) }),
    createWriteStream(path),
  );
}

function* people(count: number) {
  for (let index = 0; index < count; index += 1) {
    const day = new Date(Date.UTC(1950, 0, 1 + Math.floor(index / 1000)));
    const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
    const seventeen = `500106${birth}${String(index % 1000).padStart(3, '0')}`;
    const number = seventeen + checkCharacter(seventeen);
    const phone = `138${String(index).padStart(8, '0')}`;
    const department = `第${index % 40}科`;
    yield [
      `人员${letters(index)}`,
      '居民身份证',
      number,
      phone,
      department,
      '技术员',
      '2015-07-01',
    ];
  }
}

const digits = '甲乙丙丁戊己庚辛壬癸';
const letters = (index: number) =>
  [...String(index)].map((digit) => digits[Number(digit)]).join('');
