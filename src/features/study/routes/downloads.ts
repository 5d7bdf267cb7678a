import { z } from 'zod';
import type { Actor, Learner } from '../../../kernel/actor.ts';
import {
  type App,
  actorOf,
  fields,
  learnerOf,
  sendStoredFile,
} from '../../../platform/http/index.ts';
import {
  fileNameOf,
  findArchive,
  findAttachment,
  listChapters,
  typeOfEnding,
  writingRoles,
} from '../../courses/index.ts';
import { findActiveEnrolment, hasAccess } from '../../enrolment/index.ts';
import { openLesson } from '../commands/open-lesson.ts';
import { loadCourseToStudy, type StudyCourse } from '../queries/study-course.ts';
import { StudyParams } from './forms.ts';

const types: Record<string, string> = {
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt; charset=utf-8',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

const FileParams = z.object({
  topicId: z.string(),
  kind: z.enum(['figures', 'videos']),
  name: z.string().regex(/^[\w-]+\.\w{2,4}$/),
});
const HandoutParams = StudyParams.extend({ chapterId: fields.code });
// With ?save the file is saved, without it is shown in the browser.
const Saving = z.object({ save: z.string().optional() });

const learner = { access: ['LEARNER'] } as const;

/** Courseware in pages, and downloads by chapter or of the whole topic (N11, N13). */
export function downloadRoutes(app: App): void {
  const { db, storage } = app.parts;

  app.get(
    '/courseware/:topicId/:kind/:name',
    {
      config: { access: ['LEARNER', ...writingRoles] as const },
      schema: { params: FileParams, querystring: Saving },
    },
    async (request, reply) => {
      const { topicId, kind, name } = request.params;
      const type = types[name.split('.').pop() ?? ''];
      if (!type || !(await maySee(actorOf(request), topicId))) return reply.callNotFound();
      return sendStoredFile(storage, request, reply, {
        key: `courses/${topicId}/${kind}/${name}`,
        type,
        ...(request.query.save === undefined ? {} : { downloadName: name }),
      });
    },
  );

  app.get(
    '/courseware/attachments/:id',
    {
      config: { access: ['LEARNER', ...writingRoles] as const },
      schema: { params: fields.idParams, querystring: Saving },
    },
    async (request, reply) => {
      const file = await findAttachment(db, request.params.id);
      if (!file || !(await maySee(actorOf(request), file.topicId))) return reply.callNotFound();
      const type = typeOfEnding(file.ending);
      const isSaved = request.query.save !== undefined || type === 'application/octet-stream';
      return sendStoredFile(storage, request, reply, {
        key: file.key,
        type,
        ...(isSaved && { downloadName: fileNameOf(file) }),
      });
    },
  );

  // Authors preview what learners see once they have access (N10).
  const maySee = async (actor: Actor, topicId: string) => {
    if (actor.role !== 'LEARNER') return true;
    const enrolment = await findActiveEnrolment(db, actor.accountId, topicId);
    return enrolment !== undefined && hasAccess(db, enrolment.id);
  };

  app.get(
    '/downloads/:enrolmentId/chapters/:chapterId',
    { config: learner, schema: { params: HandoutParams, querystring: Saving } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const course = await loadCourseToStudy(db, actor, request.params.enrolmentId);
      const chapter = (await listChapters(db, course.topic.id)).find(
        (one) => one.id === request.params.chapterId,
      );
      if (!chapter?.handoutKey) return reply.callNotFound();
      const lessonIds = course.lessons
        .filter((lesson) => lesson.chapterId === chapter.id)
        .map((lesson) => lesson.id);
      await recordDownload(app, actor, course, lessonIds, request.headers.range);
      const downloadName = `${course.topic.year}年公需科目讲义 第${chapter.position}章 ${chapter.title}.pdf`;
      return sendStoredFile(storage, request, reply, {
        key: chapter.handoutKey,
        type: 'application/pdf',
        ...(request.query.save === undefined ? {} : { downloadName }),
      });
    },
  );

  app.get(
    '/downloads/:enrolmentId/topic',
    { config: learner, schema: { params: StudyParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const course = await loadCourseToStudy(db, actor, request.params.enrolmentId);
      const archive = await findArchive(db, course.topic.id);
      if (!archive) return reply.callNotFound();
      const all = course.lessons.map((lesson) => lesson.id);
      await recordDownload(app, actor, course, all, request.headers.range);
      const downloadName = `${course.topic.year}年公需科目 ${course.topic.title}.zip`;
      return sendStoredFile(storage, request, reply, {
        key: archive.key,
        type: 'application/zip',
        downloadName,
      });
    },
  );
}

// A resumed download is the same download: only a request from the first byte is recorded.
async function recordDownload(
  app: App,
  actor: Learner,
  course: StudyCourse,
  lessonIds: string[],
  range: string | undefined,
) {
  if (range && !range.startsWith('bytes=0-')) return;
  for (const lessonId of lessonIds)
    await openLesson(app.parts, actor, course, lessonId, 'DOWNLOADED');
}
