import { Readable } from 'node:stream';
import type { Cipher, Sealer } from '../cryptography/index.ts';
import type { Storage } from './index.ts';

/**
 * Keys of files that hold nothing personal: they stay plain, so that ranges, video and downloads keep their
 * speed. Whatever is not named here is encrypted.
 */
const plainFolders = ['courses/', 'announcements/'];

const magic = Buffer.from('JXF1');
/** Letter of the suite, a dot, the id of the key, filled with spaces. */
const nameBytes = 28;
const headerBytes = magic.length + nameBytes;
const chunkBytes = 64 * 1024;

/**
 * Encrypts files with personal data (proofs, uploads, cases, exports) in chunks, each bound to its file, its
 * place and whether it is the last, so that none can be swapped, moved or cut off. Files stored before are read
 * as they are.
 */
export function sealedStorage(inner: Storage, cipher: Cipher): Storage {
  const isPlain = (key: string) => plainFolders.some((folder) => key.startsWith(folder));
  return {
    async put(key, content) {
      if (isPlain(key)) return inner.put(key, content);
      const plain = content instanceof Readable ? content : Readable.from([content]);
      await inner.put(key, Readable.from(sealChunks(cipher, key, plain), { objectMode: false }));
    },
    async size(key) {
      const file = isPlain(key) ? null : await openFile(inner, cipher, key);
      return file ? sizeOf(file) : inner.size(key);
    },
    async read(key, range) {
      const file = isPlain(key) ? null : await openFile(inner, cipher, key);
      if (!file) return inner.read(key, range);
      return Readable.from(openChunks(file, range), { objectMode: false });
    },
    remove: (key) => inner.remove(key),
    list: (prefix) => inner.list(prefix),
  };
}

interface SealedFile {
  inner: Storage;
  key: string;
  sealer: Sealer;
  /** Of a whole chunk as stored. */
  sealedBytes: number;
  chunks: number;
  storedBytes: number;
}

async function* sealChunks(
  cipher: Cipher,
  key: string,
  content: AsyncIterable<Buffer | string>,
): AsyncGenerator<Buffer> {
  const { suite, id, sealer } = cipher.current();
  yield Buffer.concat([magic, Buffer.from(`${suite.letter}.${id}`.padEnd(nameBytes))]);
  let pending = Buffer.alloc(0);
  let no = 0;
  for await (const part of content) {
    pending = Buffer.concat([pending, typeof part === 'string' ? Buffer.from(part) : part]);
    // One chunk is held back: whether it is the last shows only at the end.
    for (; pending.length > chunkBytes; no += 1) {
      yield sealer.seal(pending.subarray(0, chunkBytes), placeOf(key, no, false));
      pending = pending.subarray(chunkBytes);
    }
  }
  yield sealer.seal(pending, placeOf(key, no, true));
}

/** Null for a file that does not exist or is not encrypted. */
async function openFile(inner: Storage, cipher: Cipher, key: string): Promise<SealedFile | null> {
  const storedBytes = await inner.size(key);
  if (storedBytes === null || storedBytes < headerBytes) return null;
  const header = await readRange(inner, key, 0, headerBytes - 1);
  if (!header.subarray(0, magic.length).equals(magic)) return null;
  const name = header.subarray(magic.length).toString().trim();
  const { sealer } = cipher.generationOf(`${name}.`);
  const sealedBytes = sealer.seal(Buffer.alloc(chunkBytes), Buffer.alloc(0)).length;
  const chunks = Math.ceil((storedBytes - headerBytes) / sealedBytes);
  return { inner, key, sealer, sealedBytes, chunks, storedBytes };
}

async function sizeOf(file: SealedFile): Promise<number> {
  const last = await openChunk(file, file.chunks - 1);
  return (file.chunks - 1) * chunkBytes + last.length;
}

async function* openChunks(
  file: SealedFile,
  range: { start: number; end: number } | undefined,
): AsyncGenerator<Buffer> {
  const { start = 0, end = Number.POSITIVE_INFINITY } = range ?? {};
  for (let no = Math.floor(start / chunkBytes); no < file.chunks; no += 1) {
    const from = no * chunkBytes;
    if (from > end) return;
    const chunk = await openChunk(file, no);
    yield chunk.subarray(Math.max(0, start - from), Math.min(chunk.length, end - from + 1));
  }
}

async function openChunk(file: SealedFile, no: number): Promise<Buffer> {
  const { inner, key, sealer, sealedBytes, chunks, storedBytes } = file;
  const from = headerBytes + no * sealedBytes;
  const to = Math.min(from + sealedBytes, storedBytes) - 1;
  const sealed = await readRange(inner, key, from, to);
  return sealer.open(sealed, placeOf(key, no, no === chunks - 1));
}

async function readRange(inner: Storage, key: string, start: number, end: number) {
  const parts: Buffer[] = [];
  for await (const part of await inner.read(key, { start, end })) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const placeOf = (key: string, no: number, last: boolean) =>
  Buffer.from(`file\0${key}\0${no}\0${last ? 'last' : ''}`);
