import { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { UploadRow } from '../database/uploads.ts';
import { deleteUpload, findUpload, insertPart, insertUpload } from '../database/uploads.ts';
import type { Parts } from '../parts.ts';

type Needs = Pick<Parts, 'db' | 'storage' | 'clock'>;

const partKey = (id: string, from: number) => `uploads/${id}/${String(from).padStart(15, '0')}`;

/**
 * The parts of uploads in the storage, one file a request, each whole or not there; what is received of which
 * upload in the database. So any process goes on where another stopped, on disk or in an object store.
 */
export class PartsStore extends DataStore {
  readonly #parts: Needs;

  constructor(parts: Needs) {
    super();
    this.#parts = parts;
    this.extensions = ['creation', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { purpose, subjectId, begunBy, fileName } = upload.metadata as Record<string, string>;
    await insertUpload(this.#parts.db, {
      id: upload.id,
      purpose: purpose ?? '',
      subjectId: subjectId ?? '',
      begunBy: begunBy ?? '',
      fileName: fileName ?? '',
      bytes: upload.size ?? 0,
      createdAt: this.#parts.clock.now(),
    });
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await findUpload(this.#parts.db, id);
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: row.bytes, offset: row.received });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { db, storage, clock } = this.#parts;
    const key = partKey(id, offset);
    await storage.put(key, stream);
    const bytes = (await storage.size(key)) ?? 0;
    if (bytes === 0) return offset;
    const to = offset + bytes;
    if (!(await insertPart(db, id, { from: offset, to }, clock.now()))) throw ERRORS.INVALID_OFFSET;
    return to;
  }

  override async remove(id: string): Promise<void> {
    const row = await findUpload(this.#parts.db, id);
    if (row) await removeUpload(this.#parts, row);
  }
}

/** The content of a whole upload. */
export function readUpload({ storage }: Pick<Parts, 'storage'>, upload: UploadRow): Readable {
  return Readable.from(contentOf(storage, upload), { objectMode: false });
}

async function* contentOf(
  storage: Parts['storage'],
  { id, partStarts }: UploadRow,
): AsyncGenerator<Buffer> {
  for (const from of partStarts) yield* await storage.read(partKey(id, from));
}

/** Forgets an upload with its parts: it was used or given up. */
export async function removeUpload(
  { db, storage }: Pick<Parts, 'db' | 'storage'>,
  { id, partStarts, received }: UploadRow,
): Promise<void> {
  await deleteUpload(db, id);
  // The part under way when it was given up begins where the last one ended.
  for (const from of new Set([...partStarts, received])) await storage.remove(partKey(id, from));
}

/** Takes a file that came whole with a form as an upload of one part, and returns it. */
export async function keepWholeUpload(
  { db, storage, clock }: Needs,
  upload: Omit<UploadRow, 'received' | 'partStarts' | 'createdAt'>,
  content: Readable,
): Promise<UploadRow> {
  const now = clock.now();
  const row = { ...upload, createdAt: now };
  await insertUpload(db, row);
  await storage.put(partKey(row.id, 0), content);
  await insertPart(db, row.id, { from: 0, to: row.bytes }, now);
  return { ...row, received: row.bytes, partStarts: [0] };
}
