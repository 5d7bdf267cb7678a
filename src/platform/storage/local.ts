import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../kernel/ids.ts';
import type { Storage } from './index.ts';

/**
 * Files in a folder, for the product's account alone (0600 in 0700). A file is written under another name and
 * renamed, so that it is never incomplete.
 */
export function localStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    const path = normalize(key);
    if (path.startsWith('..') || path.startsWith('/')) throw new Error(`not a storage key: ${key}`);
    return join(folder, path);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const aside = `${path}.${newId()}.part`;
      try {
        await pipeline(
          content instanceof Readable ? content : Readable.from([content]),
          createWriteStream(aside, { mode: 0o600, flush: true }),
        );
        await rename(aside, path);
      } catch (error) {
        // A full disk must not stay full of what was never finished.
        await rm(aside, { force: true });
        throw error;
      }
    },
    async size(key) {
      try {
        return (await stat(pathOf(key))).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    async read(key, range) {
      return createReadStream(pathOf(key), range ?? {});
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async list(prefix) {
      const under = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      const found = await readdir(pathOf(under), { withFileTypes: true, recursive: true }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return [];
          throw error;
        },
      );
      return found
        .filter((one) => one.isFile() && !one.name.endsWith('.part'))
        .map((one) => relative(folder, join(one.parentPath, one.name)))
        .filter((key) => key.startsWith(prefix))
        .sort();
    },
  };
}
