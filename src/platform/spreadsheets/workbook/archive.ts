import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { growsWithoutEnd, type TableLimits } from '../limits.ts';
import { UnreadableTable } from '../unreadable.ts';
import type { Watch } from '../watch.ts';

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
export async function openArchive(
  path: string,
  limits: TableLimits,
  watch: Watch,
): Promise<Archive> {
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
      return readPart(zip, entry, limits, watch);
    },
    close: () => zip.close(),
  };
}

async function* readPart(
  zip: ZipFile,
  entry: Entry,
  limits: TableLimits,
  watch: Watch,
): AsyncIterable<string> {
  if (entry.isEncrypted()) throw new UnreadableTable('PASSWORD');
  if (entry.uncompressedSize > limits.inflatedBytes) throw new UnreadableTable('TOO_LARGE');
  const { stream, taken } = await openPart(zip, entry);
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (growsWithoutEnd(bytes, taken()) || bytes > limits.inflatedBytes)
        throw new UnreadableTable('TOO_LARGE');
      watch.check();
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    throw error instanceof UnreadableTable ? error : damaged(error);
  } finally {
    stream.destroy();
  }
}

/** The content of a part, and how many compressed bytes were taken for it so far. */
async function openPart(
  zip: ZipFile,
  entry: Entry,
): Promise<{ stream: Readable; taken(): number }> {
  const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(damaged);
  if (entry.compressionMethod === 0) return { stream: raw, taken: () => entry.compressedSize };
  if (entry.compressionMethod !== 8) throw new UnreadableTable('DAMAGED');
  const inflater = createInflateRaw();
  // An error reaches the loop that reads; without a listener it would end the process.
  pipeline(raw, inflater, () => {});
  return { stream: inflater, taken: () => inflater.bytesWritten };
}

const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function damaged(cause: unknown): never {
  throw new UnreadableTable('DAMAGED', undefined, { cause });
}
