import { createReadStream } from 'node:fs';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';

/** What the accused states in a defence or an appeal. */
export interface Statement {
  text: string;
  file: Upload | null;
}

/** Stores the file of a statement; returns its name, null without a file. */
export async function storeStatementFile(
  parts: Parts,
  file: Upload | null,
  key: string,
): Promise<string | null> {
  if (!file) return null;
  await parts.storage.put(key, createReadStream(file.path));
  return file.name;
}
