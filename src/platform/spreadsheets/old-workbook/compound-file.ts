import { readFile, stat } from 'node:fs/promises';
import { UnreadableTable } from '../unreadable.ts';

/** Old workbooks have 65,536 rows at most; a file of people stays far below. */
const greatestFile = 64_000_000;

const endOfChain = 0xfffffffa;
const entryBytes = 128;

/**
 * Returns a stream of an OLE compound file, whole; undefined when there is none of that name. Throws
 * `UnreadableTable`, and `RangeError` where the file points outside itself.
 */
export async function openCompoundFile(
  path: string,
): Promise<(name: string) => Buffer | undefined> {
  const { size } = await stat(path);
  if (size > greatestFile) throw new UnreadableTable('TOO_LARGE');
  return streamsOf(await readFile(path));
}

function streamsOf(file: Buffer): (name: string) => Buffer | undefined {
  const shift = file.readUInt16LE(30);
  const miniShift = file.readUInt16LE(32);
  if (shift < 7 || shift > 16 || miniShift > shift) throw new RangeError('sector size');
  const sector = (number: number) => {
    const at = (number + 1) << shift;
    if (at >= file.length) throw new RangeError('sector');
    return file.subarray(at, at + (1 << shift));
  };
  const chains = allocation(file, sector);
  const chain = (start: number) => follow(chains, start).map(sector);
  const directory = Buffer.concat(chain(file.readUInt32LE(48)));
  const smallest = file.readUInt32LE(56);
  const minis = numbersIn(Buffer.concat(chain(file.readUInt32LE(60))));
  const root = entryAt(directory, 0);
  const miniStream = Buffer.concat(chain(root.start));
  return (name) => {
    for (let at = 0; at + entryBytes <= directory.length; at += entryBytes) {
      const entry = entryAt(directory, at);
      if (entry.kind !== 2 || entry.name !== name) continue;
      const parts =
        entry.size >= smallest
          ? chain(entry.start)
          : follow(minis, entry.start).map((number) =>
              miniStream.subarray(number << miniShift, (number + 1) << miniShift),
            );
      return Buffer.concat(parts).subarray(0, entry.size);
    }
    return undefined;
  };
}

/** The table that names the sector after each sector. */
function allocation(file: Buffer, sector: (number: number) => Buffer): number[] {
  const places = numbersIn(file.subarray(76, 512));
  let next = file.readUInt32LE(68);
  for (let left = file.readUInt32LE(72); left > 0 && next < endOfChain; left -= 1) {
    const more = numbersIn(sector(next));
    next = more.pop() ?? endOfChain;
    places.push(...more);
  }
  const used = places.slice(0, file.readUInt32LE(44)).filter((place) => place < endOfChain);
  return numbersIn(Buffer.concat(used.map(sector)));
}

function follow(chains: readonly number[], start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at < endOfChain; at = chains[at] ?? endOfChain) {
    // A chain longer than the file runs in a circle.
    if (chain.length > chains.length) throw new RangeError('chain');
    chain.push(at);
  }
  return chain;
}

const numbersIn = (bytes: Buffer): number[] =>
  Array.from({ length: bytes.length >> 2 }, (_, at) => bytes.readUInt32LE(at * 4));

function entryAt(directory: Buffer, at: number) {
  const nameBytes = Math.min(directory.readUInt16LE(at + 64), 64);
  return {
    name: directory.toString('utf16le', at, at + Math.max(nameBytes - 2, 0)),
    kind: directory[at + 66],
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
}
