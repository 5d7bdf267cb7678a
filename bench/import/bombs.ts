import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';

/** What is repeated in a workbook made to exhaust a reader, and in which part. */
interface Bomb {
  part: 'sheet' | 'texts';
  unit: string;
}

const row = '<row><c t="inlineStr"><is><t>甲</t></is></c></row>';
const wideRow = `<row>${'<c><v>1</v></c>'.repeat(150)}</row>`;
/** Does not shrink, so that the part grows less than what is refused for its growth alone. */
const filler = `<!--${randomBytes(40_000).toString('hex')}-->`;

export const bombs = {
  /** As in the upload that once took 3.2 GB and was never answered. */
  blanks: { part: 'sheet', unit: ' '.repeat(1_000_000) },
  rows: { part: 'sheet', unit: row.repeat(20_000) },
  texts: { part: 'texts', unit: `<si><t>${'x'.repeat(30_000)}</t></si>`.repeat(30) },
  cells: { part: 'sheet', unit: wideRow.repeat(1600) + filler },
  'small texts': { part: 'texts', unit: '<si><t>x</t></si>'.repeat(200_000) + filler },
} as const satisfies Record<string, Bomb>;

export type BombName = keyof typeof bombs;

const bombBytes = 2_850_000;
/** What the directory claims of a part: less than the reader refuses unread. */
const claimedBytes = 1_400_000_000;

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const heading =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c><c r="B1" t="inlineStr"><is><t>证件号码</t></is></c></row>';

/** A part of an archive: compressed, and how long its directory says it is. */
interface Part {
  name: string;
  content: Buffer;
  claims: number;
}

/** Writes a workbook of 2.85 MB that goes on as long as it is inflated. */
export function writeBomb(path: string, name: BombName): void {
  const { part, unit } = bombs[name];
  const sheet = `<worksheet ${namespace}><sheetData>${heading}`;
  const parts = [
    plain(
      'xl/workbook.xml',
      `<workbook ${namespace} xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    plain(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    part === 'sheet'
      ? endless('xl/worksheets/sheet1.xml', sheet, unit)
      : plain('xl/worksheets/sheet1.xml', `${sheet}</sheetData></worksheet>`),
  ];
  if (part === 'texts') parts.push(endless('xl/sharedStrings.xml', `<sst ${namespace}>`, unit));
  writeFileSync(path, archiveOf(parts));
}

const plain = (name: string, text: string): Part => ({
  name,
  content: deflateRawSync(text),
  claims: Buffer.byteLength(text),
});

/** A beginning and then one compressed unit after the other, up to the size of the bomb. */
function endless(name: string, beginning: string, unit: string): Part {
  const block = (text: string) =>
    deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const repeated = block(unit);
  const times = Math.ceil(bombBytes / repeated.length);
  const content = Buffer.concat([
    block(beginning),
    ...Array.from({ length: times }, () => repeated),
  ]);
  return { name, content, claims: claimedBytes };
}

/** A zip file of these parts (APPNOTE 4.3); checksums are left out. */
function archiveOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of parts) {
    const facts = Buffer.alloc(24);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(claims, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 12);
    const begins = [Buffer.from('PK\x03\x04'), facts, Buffer.alloc(2), Buffer.from(name)];
    const file = Buffer.concat([...begins, content]);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), facts, place, Buffer.from(name));
    files.push(file);
    offset += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listed, end]);
}
