import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type ArchivedFile,
  RefusedArchive,
  readArchive,
} from '../../../platform/archives/index.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { UnreadableXml } from '../../../platform/xml/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { lockLesson } from '../../courses/index.ts';
import { insertPackage, updateInUse } from '../queries/packages.ts';
import { type Manifest, readManifest, UnusableManifest } from '../rules/manifest.ts';
import { type LessonPackage, packageLimits } from '../rules/package.ts';

const largestManifest = 2 * 1024 * 1024;

/**
 * Takes a SCORM package for a lesson: its archive and manifest are looked at before anything is unpacked. In a
 * draft it is used at once. Returns its id. Throws `packages.unusable` with why, and what `lockLesson` throws.
 */
export async function takePackage(
  parts: Parts,
  actor: Officer,
  of: { topicId: string; lessonId: string },
  path: string,
): Promise<string> {
  const id = newId();
  const key = `courses/${of.topicId}/packages/${id}`;
  const read = await unpack(parts, path, key).catch((error: unknown) => {
    const isSaid =
      error instanceof RefusedArchive ||
      error instanceof UnusableManifest ||
      error instanceof UnreadableXml;
    throw isSaid ? new Refusal('packages.unusable', { sentence: error.message }) : error;
  });
  await inTransaction(parts.db, async (tx) => {
    const { topic } = await lockLesson(tx, actor, of);
    const sent: LessonPackage = {
      ...read,
      ...{ id, lessonId: of.lessonId, key, inUse: false },
      ...{ sentAt: parts.clock.now(), sentBy: actor.accountId },
    };
    await insertPackage(tx, sent);
    if (topic.state === 'DRAFT') await updateInUse(tx, of.lessonId, id);
    const subject = { type: 'topic', id: of.topicId };
    await recordAudit(tx, actor, 'packages.take', subject, { lessonId: of.lessonId });
  });
  return id;
}

async function unpack(
  { storage }: Parts,
  path: string,
  key: string,
): Promise<Manifest & { files: number; bytes: number }> {
  const archive = await readArchive(path, packageLimits);
  try {
    const manifest = await manifestOf(archive.files);
    let bytes = 0;
    for (const file of archive.files) {
      const content: Readable = await file.open();
      await storage.put(`${key}/${file.name}`, content);
      bytes += file.bytes;
    }
    return { ...manifest, files: archive.files.length, bytes };
  } finally {
    archive.close();
  }
}

async function manifestOf(files: readonly ArchivedFile[]): Promise<Manifest> {
  const found = files.find(({ name }) => name === 'imsmanifest.xml');
  if (!found)
    throw new UnusableManifest(
      'ZIP 最外层没有 imsmanifest.xml，不是 SCORM 课件；请用课件工具“发布为 SCORM”得到的 ZIP。',
    );
  if (found.bytes > largestManifest) throw new UnusableManifest('imsmanifest.xml 太大，没有收下。');
  const manifest = await readManifest(await text(await found.open()));
  const page = decodeURI(manifest.entry.split(/[?#]/)[0] ?? '');
  if (!files.some(({ name }) => name === page))
    throw new UnusableManifest(`课件的首页“${page}”不在 ZIP 里，请重新导出。`);
  return manifest;
}
