import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Storage } from '../storage/index.ts';
import { AgeError } from './age.ts';
import type { Backup } from './catalogue.ts';
import { openPart } from './parts.ts';

const Manifest = z.object({
  Files: z.array(
    z.object({
      Path: z.string().optional(),
      'Encoded-Path': z.string().optional(),
      Size: z.number(),
      Checksum: z.string(),
    }),
  ),
});

/**
 * Compares an unpacked cluster with the manifest that the server made of it, file by file (size and SHA-256).
 * Returns the number of files; throws at the first that differs.
 */
export async function compareWithManifest(
  store: Storage,
  identity: Buffer,
  backup: Backup,
  clusterDir: string,
): Promise<number> {
  if (!backup.database) return 0;
  const text = await Array.fromAsync(openPart(store, identity, backup.database.manifest));
  const { Files } = Manifest.parse(JSON.parse(Buffer.concat(text).toString('utf8')));
  for (const file of Files) {
    const path = file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString();
    const found = await digestOf(join(clusterDir, path));
    if (found?.size !== file.Size || found.sha256 !== file.Checksum)
      throw new AgeError(`备份里的数据库文件 ${path} 与清单不一致。`);
  }
  return Files.length;
}

async function digestOf(path: string): Promise<{ size: number; sha256: string } | null> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece);
      size += piece.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { size, sha256: hash.digest('hex') };
}
