import { createReadStream } from 'node:fs';
import type { Tx } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { notify } from '../../messages/index.ts';
import type { Case } from '../rules/case.ts';

export interface Answer {
  text: string;
  file: Upload | null;
}

export async function tellHandler(parts: Parts, tx: Tx, one: Case, text: string): Promise<void> {
  const to = one.assignedTo ? [one.assignedTo] : [];
  await notify(parts, tx, to, { subject: `${one.caseNo}号案件`, text, href: `/cases/${one.id}` });
}

/** Keeps an uploaded file; returns its name, null without one. */
export async function keepAnswerFile(
  parts: Parts,
  file: Upload | null,
  key: string,
): Promise<string | null> {
  if (!file) return null;
  await parts.storage.put(key, createReadStream(file.path));
  return file.name;
}
