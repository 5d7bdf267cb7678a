import type { Readable } from 'node:stream';

/** Where courseware and generated files lie: a local folder by default, any S3 store. */
export interface Storage {
  put(key: string, content: Buffer | Readable): Promise<void>;
  /** Size in bytes; null when there is no such file. */
  size(key: string): Promise<number | null>;
  /** Bytes from start to end, both included; the whole file without a range. */
  read(key: string, range?: { start: number; end: number }): Promise<Readable>;
}
