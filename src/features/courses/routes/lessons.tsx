import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { changeOutline } from '../commands/change-outline.ts';
import { LessonPreviewPage } from '../pages/lesson-preview-page.tsx';
import { OutlinePage } from '../pages/outline-page.tsx';
import { listPlannedLessons, loadOutline } from '../queries/outline.ts';
import { getAuthoredTopic, loadAuthoredLesson } from '../queries/topic-view.ts';
import { draftingRoles, writingRoles } from '../rules/policy.ts';
import { LessonParams, OutlineForm, TopicParams } from './forms.ts';

const authors = { config: { access: writingRoles } } as const;

/** Chapters and lessons of a topic: their order, and how a learner sees them. */
export function lessonRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const outlinePage = async ({ role }: Officer, id: string, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    const planned = await listPlannedLessons(db, id);
    const prepared = planned.filter(({ listing }) => listing === 'PREPARED');
    const mayPropose = (draftingRoles as readonly string[]).includes(role);
    const outline = await loadOutline(db, id);
    return <OutlinePage {...{ topic, outline, prepared, mayPropose, form }} />;
  };

  app.get(
    '/topics/:id/lessons',
    { ...authors, schema: { params: TopicParams } },
    async (request, reply) => reply.page(await outlinePage(officerOf(request), request.params.id)),
  );

  formAction(app, '/topics/:id/outline', {
    ...authors,
    by: officerOf,
    params: TopicParams,
    form: OutlineForm,
    show: ({ actor, params }, form) => outlinePage(actor, params.id, form),
    act: ({ actor, params }, change) => changeOutline(parts, actor, params.id, change),
    done: ({ params }) => ({ to: `/topics/${params.id}/lessons` }),
  });

  app.get(
    '/topics/:id/preview/:lessonId',
    { ...authors, schema: { params: LessonParams } },
    async (request, reply) => {
      const { id, lessonId } = request.params;
      const { topic, lesson } = await loadAuthoredLesson(db, id, lessonId);
      const { lessons } = await loadOutline(db, id);
      const idAt = (position: number) =>
        lessons.find((one) => one.position === position)?.id ?? null;
      const before = idAt(lesson.position - 1);
      const next = idAt(lesson.position + 1);
      return reply.page(<LessonPreviewPage {...{ topic, lesson, before, next }} />);
    },
  );
}
