import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Upload } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertImport } from '../queries/imports.ts';
import { questionFileTaken } from '../rules/events.ts';
import {
  formatOf,
  isReadAtOnce,
  mostMegabytesAtOnce,
  type QuestionImport,
} from '../rules/question-import.ts';

/**
 * Keeps a file of questions to be read by a job, and returns its id. Nothing enters the bank yet. Throws
 * `question_files.too_large`.
 */
export async function takeQuestionFile(
  parts: Parts,
  actor: Officer,
  { file, ...about }: Pick<QuestionImport, 'topicId' | 'lessonId' | 'usage'> & { file: Upload },
): Promise<string> {
  const id = newId();
  const format = formatOf(file.name, await beginningOf(file.path));
  if (isReadAtOnce(format) && file.bytes > mostMegabytesAtOnce * 1024 * 1024)
    throw new Refusal('question_files.too_large', { megabytes: mostMegabytesAtOnce });
  const fileKey = `question-imports/${id}`;
  await parts.storage.put(fileKey, createReadStream(file.path));
  await inTransaction(parts.db, async (tx) => {
    const kept = { id, ...about, fileName: file.name, fileKey, format };
    await insertImport(tx, { ...kept, createdBy: actor.accountId, createdAt: parts.clock.now() });
    const subject = { type: 'question_import', id };
    await recordAudit(tx, actor, 'question_files.take', subject, {
      topicId: about.topicId,
      file: file.name,
    });
    await parts.jobs.publish(tx, questionFileTaken, { importId: id });
  });
  return id;
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
