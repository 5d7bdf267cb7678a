declare module 'archiver' {
  import type { Readable } from 'node:stream';

  /** The part of archiver 8 we use; the package has no types of its own. */
  export class ZipArchive extends Readable {
    constructor(options?: { store?: boolean; zlib?: { level: number } });
    append(source: Buffer | Readable | string, entry: { name: string; date?: Date }): this;
    finalize(): Promise<void>;
  }
}
