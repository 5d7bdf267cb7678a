/** A record of a BIFF8 stream ([MS-XLS] 2.1.4). */
export interface BiffRecord {
  kind: number;
  data: Buffer;
  /** Where the next record begins. */
  next: number;
}

/** The kinds of records that are read. */
export const kinds = {
  FORMULA: 0x06,
  EOF: 0x0a,
  DATE_MODE: 0x22,
  PASSWORD: 0x2f,
  CONTINUE: 0x3c,
  SHEET: 0x85,
  NUMBERS: 0xbd,
  RICH_TEXT: 0xd6,
  FORMAT_OF_CELL: 0xe0,
  SHARED_TEXTS: 0xfc,
  SHARED_TEXT: 0xfd,
  NUMBER: 0x203,
  TEXT: 0x204,
  BOOLEAN_OR_ERROR: 0x205,
  FORMULA_TEXT: 0x207,
  ROW: 0x208,
  ARRAY_FORMULA: 0x221,
  DATA_TABLE: 0x236,
  SHORT_NUMBER: 0x27e,
  FORMAT: 0x41e,
  SHARED_FORMULA: 0x4bc,
  BEGIN: 0x809,
} as const;

/** The record at a place; undefined at the end of the stream. */
export function recordAt(stream: Buffer, at: number): BiffRecord | undefined {
  if (at + 4 > stream.length) return undefined;
  const length = stream.readUInt16LE(at + 2);
  const next = at + 4 + length;
  return { kind: stream.readUInt16LE(at), data: stream.subarray(at + 4, next), next };
}

/** The records from a place up to the end of its part (EOF). */
export function* recordsFrom(stream: Buffer, at: number): Generator<BiffRecord> {
  for (let record = recordAt(stream, at); record; record = recordAt(stream, record.next)) {
    if (record.kind === kinds.EOF) return;
    yield record;
  }
}

/** The data of a record and of those that continue it. */
export function continued(stream: Buffer, first: BiffRecord): Buffer[] {
  const blocks = [first.data];
  for (let more = recordAt(stream, first.next); more; more = recordAt(stream, more.next)) {
    if (more.kind !== kinds.CONTINUE) break;
    blocks.push(more.data);
  }
  return blocks;
}

/** Reads the texts of a record; one may go on in the next block, where its width is said again. */
export class TextReader {
  private readonly blocks: readonly Buffer[];
  private block = 0;
  private at: number;

  constructor(blocks: readonly Buffer[], at = 0) {
    this.blocks = blocks;
    this.at = at;
  }

  byte(): number {
    let block = this.blocks[this.block];
    while (block && this.at >= block.length) {
      this.block += 1;
      this.at = 0;
      block = this.blocks[this.block];
    }
    if (!block) throw new RangeError('text');
    const value = block[this.at] as number;
    this.at += 1;
    return value;
  }

  short(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.short() | (this.short() << 16)) >>> 0;
  }

  /** A text without its formats and phonetic guides. */
  text(length: number): string {
    const flags = this.byte();
    const runs = flags & 8 ? this.short() : 0;
    const guides = flags & 4 ? this.long() : 0;
    const text = this.characters(length, (flags & 1) === 1);
    this.skip(runs * 4 + guides);
    return text;
  }

  private characters(length: number, firstWide: boolean): string {
    const parts: string[] = [];
    let [left, wide] = [length, firstWide];
    while (left > 0) {
      let block = this.blocks[this.block];
      if (block && this.at >= block.length) {
        this.block += 1;
        this.at = 0;
        block = this.blocks[this.block];
        wide = (this.byte() & 1) === 1;
      }
      if (!block) throw new RangeError('text');
      const width = wide ? 2 : 1;
      const taken = Math.min(left, Math.floor((block.length - this.at) / width));
      if (taken === 0) throw new RangeError('text');
      const end = this.at + taken * width;
      parts.push(block.toString(wide ? 'utf16le' : 'latin1', this.at, end));
      this.at = end;
      left -= taken;
    }
    return parts.join('');
  }

  private skip(bytes: number): void {
    for (let left = bytes; left > 0; left -= 1) this.byte();
  }
}
