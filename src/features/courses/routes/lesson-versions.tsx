import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, officerOf } from '../../../platform/http/index.ts';
import { writeLesson } from '../commands/write-lesson.ts';
import { LessonVersionPage } from '../pages/lesson-version-page.tsx';
import { LessonVersionsPage } from '../pages/lesson-versions-page.tsx';
import { countStudied, findLessonVersion, listLessonVersions } from '../queries/lesson-versions.ts';
import { loadAuthoredLesson } from '../queries/topic-view.ts';
import { wordsOfVersion } from '../rules/lesson-version.ts';
import { writingRoles } from '../rules/policy.ts';
import { LessonParams } from './forms.ts';
import { LessonVersionParams, RestorationForm } from './lesson-forms.ts';

const authors = { config: { access: writingRoles } } as const;

/** The versions of a lesson for its authors, and the way back to one. */
export function lessonVersionRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/topics/:id/lessons/:lessonId/versions',
    { ...authors, schema: { params: LessonParams } },
    async (request, reply) => {
      const { id, lessonId } = request.params;
      const loaded = await loadAuthoredLesson(db, id, lessonId);
      const versions = await listLessonVersions(db, lessonId);
      const studied = await countStudied(db, lessonId);
      return reply.page(<LessonVersionsPage {...loaded} {...{ versions, studied }} />);
    },
  );

  const getVersion = async (lessonId: string, versionNo: number) => {
    const version = await findLessonVersion(db, lessonId, versionNo);
    if (!version) throw new Refusal('courses.version_not_found');
    return version;
  };

  app.get(
    '/topics/:id/lessons/:lessonId/versions/:version',
    { ...authors, schema: { params: LessonVersionParams } },
    async (request, reply) => {
      const { id, lessonId, version: versionNo } = request.params;
      const loaded = await loadAuthoredLesson(db, id, lessonId);
      const version = await getVersion(lessonId, versionNo);
      const before = await findLessonVersion(db, lessonId, versionNo - 1);
      return reply.page(<LessonVersionPage {...loaded} {...{ version, before }} />);
    },
  );

  formAction(app, '/topics/:id/lessons/:lessonId/versions/:version/restoration', {
    ...authors,
    by: officerOf,
    params: LessonVersionParams,
    form: RestorationForm,
    async act({ actor, params: { id, lessonId, version } }, { basedOn }) {
      await loadAuthoredLesson(db, id, lessonId);
      const words = wordsOfVersion(await getVersion(lessonId, version));
      await writeLesson(parts, actor, { topicId: id, lessonId }, { ...words, basedOn });
    },
    done: ({ params: { id, lessonId, version } }) => ({
      to: `/topics/${id}/lessons/${lessonId}`,
      say: `已用回第${version}版。`,
    }),
  });
}
