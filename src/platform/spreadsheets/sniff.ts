import { createReadStream } from 'node:fs';
import { readStart } from './text-table/decode.ts';
import { UnreadableTable } from './unreadable.ts';

const zip = Buffer.from('PK\x03\x04');
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const pictureOrPaper = [
  Buffer.from('%PDF'),
  Buffer.from([0xff, 0xd8, 0xff]),
  Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  Buffer.from('Rar!'),
];

/**
 * What a file is, told by its content and not by its name. Throws `UnreadableTable` that names workbooks with a
 * password and web pages called .xls, with what to do.
 */
export async function sniffFile(path: string): Promise<'WORKBOOK' | 'OLD_WORKBOOK' | 'TEXT'> {
  const start = await readStart(path);
  if (start.length === 0) throw new UnreadableTable('EMPTY_FILE');
  if (start.subarray(0, 4).equals(zip)) return 'WORKBOOK';
  if (start.subarray(0, 2).toString('latin1') === 'PK') throw new UnreadableTable('DAMAGED');
  if (start.subarray(0, 8).equals(compoundFile)) {
    if (await isLocked(path)) throw new UnreadableTable('PASSWORD');
    return 'OLD_WORKBOOK';
  }
  if (pictureOrPaper.some((mark) => start.subarray(0, mark.length).equals(mark)))
    throw new UnreadableTable('NOT_A_TABLE');
  const text = start.toString('latin1').replaceAll('\0', '').trimStart().toLowerCase();
  if (
    /^(?:\W{0,3})<(?:!doctype html|html|table|meta|\?xml[^>]*>\s*<(?:html|\?mso|workbook))/.test(
      text,
    )
  )
    throw new UnreadableTable('WEB_PAGE_NAMED_XLS');
  return 'TEXT';
}

/** An .xlsx with a password is a compound file too; its directory names the encrypted package. */
async function isLocked(path: string): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([tail, chunk]);
    if (seen.includes(name)) return true;
    tail = seen.subarray(-name.length);
  }
  return false;
}
