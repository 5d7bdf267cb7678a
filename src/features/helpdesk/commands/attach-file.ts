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
};

/** Stores the file of a question or reply. No audit: its entry has one. */
export async function attachFile(
  parts: Parts,
  tx: Tx,
  { questionId, entryId, file }: { questionId: string; entryId: string; file: Upload },
): Promise<void> {
  const storageKey = `questions/${questionId}/${newId()}`;
  await parts.storage.put(storageKey, createReadStream(file.path));
  await insertFile(tx, {
    questionId,
    entryId,
    name: file.name,
    bytes: file.bytes,
    contentType: contentTypes[file.kind] ?? 'application/octet-stream',
    storageKey,
  });
}
