import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipArchive } from 'archiver';

export interface FileToZip {
  name: string;
  content: Buffer | string | Readable;
}

// A fixed date, so that the same files give the same bytes and a download can be resumed.
const entryDate = new Date('2020-01-01T00:00:00Z');

/**
 * One ZIP of the files, as a stream. They are opened one after the other, so that a course with long videos needs
 * no more memory than one without.
 */
export function zip(files: AsyncIterable<FileToZip>): Readable {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const fill = async () => {
    for await (const { name, content } of files) {
      const written = once(archive, 'entry');
      archive.append(content, { name, date: entryDate });
      await written;
    }
    await archive.finalize();
  };
  fill().catch((error: Error) => archive.destroy(error));
  // The archive is a stream of a library of its own, which the storage would not know.
  return Readable.from(archive, { objectMode: false });
}
