import { createReadStream } from 'node:fs';
import { newId } from '../../../kernel/ids.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { FileKind, Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertFile } from '../queries/files.ts';

const contentTypes: Partial<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  zip: 'application/octet-stream',
};

/** Stores the attachments of an announcement. */
export async function attachFiles(
  parts: Parts,
  tx: Tx,
  announcementId: string,
  files: readonly Upload[],
): Promise<void> {
  for (const { name, bytes, kind, path } of files) {
    const storageKey = `announcements/${announcementId}/${newId()}`;
    await parts.storage.put(storageKey, createReadStream(path));
    const contentType = contentTypes[kind] ?? 'application/octet-stream';
    await insertFile(tx, { announcementId, name, bytes, contentType, storageKey });
  }
}
