import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { greatestGrowth, type TableLimits } from '../limits.ts';
import { UnreadableTable } from '../unreadable.ts';

/** The parts of a workbook by name; names are compared without case, as Excel does. */
export interface Archive {
  has(name: string): boolean;
  /** A part as text chunks, never more of it than the limits allow. Throws `UnreadableTable`. */
  read(name: string): AsyncIterable<string>;
  close(): void;
}

/** More parts than any workbook of people has: a bomb of names. */
const greatestPartCount = 10_000;

/** Opens a zip file by its directory; nothing is inflated yet. Throws `UnreadableTable` when damaged. */
export async function openArchive(path: string, limits: TableLimits): Promise<Archive> {
  const until = Date.now() + limits.milliseconds;
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged);
  const parts = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (parts.size >= greatestPartCount) throw new UnreadableTable('TOO_LARGE');
      parts.set(keyOf(entry.fileName), entry);
    }
  } catch (error) {
    zip.close();
    throw error instanceof UnreadableTable ? error : damaged(error);
  }
  return {
    has: (name) => parts.has(keyOf(name)),
    read(name) {
      const entry = parts.get(keyOf(name));
      if (!entry) throw new UnreadableTable('DAMAGED');
      return inflate(zip, entry, limits, until);
    },
    close: () => zip.close(),
  };
}

async function* inflate(
  zip: ZipFile,
  entry: Entry,
  limits: TableLimits,
  until: number,
): AsyncIterable<string> {
  if (entry.isEncrypted()) throw new UnreadableTable('PASSWORD');
  if (entry.uncompressedSize > limits.inflatedBytes) throw new UnreadableTable('TOO_LARGE');
  const stream: Readable = await zip.openReadStreamPromise(entry).catch(damaged);
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (growsWithoutEnd(bytes, entry) || bytes > limits.inflatedBytes)
        throw new UnreadableTable('TOO_LARGE');
      if (Date.now() > until) throw new UnreadableTable('TOO_SLOW');
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof UnreadableTable ? error : damaged(error);
  } finally {
    stream.destroy();
  }
}

const growsWithoutEnd = (bytes: number, { compressedSize }: Entry) =>
  bytes > greatestGrowth.afterBytes && bytes > compressedSize * greatestGrowth.times;

const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function damaged(cause: unknown): never {
  throw new UnreadableTable('DAMAGED', undefined, { cause });
}
