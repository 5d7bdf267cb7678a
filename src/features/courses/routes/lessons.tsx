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
import { loadOutline } from '../queries/outline.ts';
import { getAuthoredTopic, loadAuthoredLesson } from '../queries/topic-view.ts';
import { writingRoles } from '../rules/policy.ts';
import { LessonParams, OutlineForm, TopicParams } from './forms.ts';

const authors = { config: { access: writingRoles } } as const;

/** Chapters and lessons of a topic: their order, and how a learner sees them. */
export function lessonRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const outlinePage = async (id: string, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    return <OutlinePage topic={topic} outline={await loadOutline(db, id)} form={form} />;
  };

  app.get(
    '/topics/:id/lessons',
    { ...authors, schema: { params: TopicParams } },
    async (request, reply) => reply.page(await outlinePage(request.params.id)),
  );

  formAction(app, '/topics/:id/outline', {
    ...authors,
    by: officerOf,
    params: TopicParams,
    form: OutlineForm,
    show: ({ params }, form) => outlinePage(params.id, form),
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
