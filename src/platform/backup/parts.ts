import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { Storage } from '../storage/index.ts';
import { AgeError, decryptWith, encryptFor } from './age.ts';

/** One file of a backup as it is stored: compressed (zstd), then encrypted (age). */
export interface Part {
  key: string;
  bytes: number;
  sha256: string;
}

/** What the names of all parts end in. */
export const partSuffix = '.zst.age';

/** Compresses, encrypts and stores a stream under `key` + suffix. Its errors leave nothing behind. */
export async function storePart(
  store: Storage,
  recipient: Buffer,
  key: string,
  content: AsyncIterable<Buffer>,
): Promise<Part> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stored = `${key}${partSuffix}`;
  async function* counted() {
    for await (const piece of encryptFor(recipient, compressed(content))) {
      hash.update(piece);
      bytes += piece.length;
      yield piece;
    }
  }
  await store.put(stored, Readable.from(counted(), { objectMode: false }));
  return { key: stored, bytes, sha256: hash.digest('hex') };
}

/** Opens a stored part as a stream of what it held. Throws `AgeError` where it is damaged. */
export async function* openPart(
  store: Storage,
  identity: Buffer,
  part: { key: string; sha256?: string },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const piece of await store.read(part.key)) {
      hash.update(piece);
      yield piece as Buffer;
    }
  }
  const plain = Readable.from(decryptWith(identity, hashed()), { objectMode: false });
  const zstd = createZstdDecompress();
  pipeline(plain, zstd, () => {});
  yield* zstd;
  if (part.sha256 && hash.digest('hex') !== part.sha256)
    throw new AgeError(`备份文件 ${part.key} 与清单的校验和不一致。`);
}

async function* compressed(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const zstd = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  // Its errors come out of the compressor, which the loop reads.
  pipeline(Readable.from(content, { objectMode: false }), zstd, () => {});
  yield* zstd;
}
