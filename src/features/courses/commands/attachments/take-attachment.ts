import { createReadStream } from 'node:fs';
import type { Officer } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { Refusal } from '../../../../kernel/refusal.ts';
import { probeSound } from '../../../../platform/films/index.ts';
import type { Upload } from '../../../../platform/http/index.ts';
import type { Parts } from '../../../../platform/parts.ts';
import { type Attachment, endingOf, titleOf } from '../../rules/attachments/attachment.ts';
import type { LessonRef } from '../film/lock-lesson.ts';
import { changeAttachments } from './change-attachments.ts';

/**
 * Takes a file for a lesson after a look at its content, and returns what `changeAttachments` returns. Throws
 * `courses.attachment_unknown` for what is not taken, and what `changeAttachments` throws.
 */
export async function takeAttachment(
  parts: Parts,
  actor: Officer,
  of: LessonRef,
  { file, title, reason }: { file: Upload; title: string; reason: string },
): Promise<string | null> {
  const known = await kindOf(file);
  if (!known) throw new Refusal('courses.attachment_unknown');
  const id = newId();
  const attachment: Attachment = {
    ...known,
    id,
    lessonId: of.lessonId,
    title: title || titleOf(file.name),
    bytes: file.bytes,
    key: `courses/${of.topicId}/files/${id}.${known.ending}`,
  };
  await parts.storage.put(attachment.key, createReadStream(file.path));
  const change = { what: 'ADD', attachment, addedBy: actor.accountId } as const;
  try {
    return await changeAttachments(parts, actor, of, { change, reason });
  } catch (error) {
    await parts.storage.remove(attachment.key);
    throw error;
  }
}

async function kindOf({
  kind,
  name,
  path,
}: Upload): Promise<Pick<Attachment, 'kind' | 'ending' | 'seconds'> | null> {
  if (kind === 'pdf') return { kind: 'PDF', ending: 'pdf', seconds: null };
  const ending = endingOf(kind, name);
  if (ending) return { kind: 'FILE', ending, seconds: null };
  const sound = kind === 'other' || kind === 'text' ? await probeSound(path) : null;
  return sound && { kind: 'AUDIO', ...sound };
}
