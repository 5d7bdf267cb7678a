import type { Readable } from 'node:stream';

/** Storage of courseware and generated files: by default a local folder. A file is there whole or not at all. */
export interface Storage {
  put(key: string, content: Buffer | Readable): Promise<void>;
  /** Size in bytes; null when there is no such file. */
  size(key: string): Promise<number | null>;
  /** Bytes from start to end, both included; the whole file without a range. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Removes a file; one that does not exist is none. */
  remove(key: string): Promise<void>;
  /** Keys that begin with the prefix, sorted; of files written whole. */
  list(prefix: string): Promise<string[]>;
}
