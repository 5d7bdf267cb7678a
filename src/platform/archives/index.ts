import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, validateFileName, type ZipFile } from 'yauzl';

export { type FileToZip, zip } from './write-zip.ts';

/** An archive that is not taken; the sentence is for whoever sent it. */
export class RefusedArchive extends Error {}

export interface ArchiveLimits {
  files: number;
  /** Unpacked. */
  bytes: number;
  depth: number;
}

/** A file of an archive; its name is a path within it, with slashes. */
export interface ArchivedFile {
  name: string;
  bytes: number;
  open(): Promise<Readable>;
}

const longestName = 200;
/** A file that unpacks to more than this many times its packed size is a bomb. */
const greatestRatio = 200;

/**
 * Reads the list of a zip archive, and looks at every name and size before anything is unpacked. Throws
 * `RefusedArchive` for what is damaged, encrypted, too much, leads out of its folder, or is no plain file.
 */
export async function readArchive(
  path: string,
  limits: ArchiveLimits,
): Promise<{ files: ArchivedFile[]; close(): void }> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new RefusedArchive('不是完整的 ZIP 文件，请重新导出或重新拷贝。');
  });
  try {
    return { files: await listFiles(zip, limits), close: () => zip.close() };
  } catch (error) {
    zip.close();
    if (error instanceof RefusedArchive) throw error;
    // yauzl refuses such names by itself before they are looked at here.
    if (/relative path|absolute path|characters in file ?name/i.test(String(error)))
      throw wrongName();
    throw new RefusedArchive('ZIP 文件损坏，请重新导出。');
  }
}

async function listFiles(zip: ZipFile, limits: ArchiveLimits): Promise<ArchivedFile[]> {
  if (zip.entryCount > limits.files)
    throw new RefusedArchive(`ZIP 里超过${limits.files}个文件，请精简后再传。`);
  const files: ArchivedFile[] = [];
  const names = new Set<string>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (name.endsWith('/')) continue;
    checkEntry(entry, limits);
    bytes += entry.uncompressedSize;
    if (bytes > limits.bytes)
      throw new RefusedArchive(
        `ZIP 解开后超过 ${Math.floor(limits.bytes / 1024 / 1024)} MB，请精简后再传。`,
      );
    // On some systems two names that differ in case are one file.
    const known = createHash('sha256').update(name.toLowerCase()).digest('base64');
    if (names.has(known)) throw new RefusedArchive(`ZIP 里有重名的文件“${name}”。`);
    names.add(known);
    const kept = withoutTrimmings(entry);
    files.push({
      name,
      bytes: entry.uncompressedSize,
      // The size is checked again while it is unpacked: yauzl fails where it differs.
      open: () => zip.openReadStreamPromise(kept),
    });
  }
  return files;
}

/** An entry with what opening it takes: of 100,000 files each byte counts. */
function withoutTrimmings(entry: Entry): Entry {
  const { compressedSize, uncompressedSize, compressionMethod, generalPurposeBitFlag } = entry;
  const { relativeOffsetOfLocalHeader } = entry;
  return Object.assign(Object.create(Object.getPrototypeOf(entry)), {
    ...{ compressedSize, uncompressedSize, compressionMethod, generalPurposeBitFlag },
    relativeOffsetOfLocalHeader,
  });
}

const wrongName = () =>
  new RefusedArchive('ZIP 里有不能用的文件名，可能想写到别的文件夹，没有收下。');

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  const name = entry.fileName;
  const fault = validateFileName(name);
  const parts = name.split('/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not have
  if (fault || /[\u0000-\u001f\\:]/.test(name) || parts.some((part) => part === '' || part === '.'))
    throw wrongName();
  if (name.length > longestName || parts.length > limits.depth)
    throw new RefusedArchive(`ZIP 里的文件名太长或文件夹太深：“${name.slice(0, 60)}…”。`);
  if (entry.isEncrypted()) throw new RefusedArchive('ZIP 加了密码，请去掉密码再传。');
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (mode !== 0 && mode !== 0o100000)
    throw new RefusedArchive('ZIP 里有链接或特殊文件，没有收下。');
  const isBomb =
    entry.uncompressedSize > 1_000_000 &&
    entry.uncompressedSize > entry.compressedSize * greatestRatio;
  if (isBomb) throw new RefusedArchive('ZIP 里有压缩得不正常的文件，没有收下。');
}
