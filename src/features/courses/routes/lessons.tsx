import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changeOutline } from '../commands/change-outline.ts';
import { changeLessonKind, proposeLesson } from '../commands/propose-lesson.ts';
import { writeLesson } from '../commands/write-lesson.ts';
import { LessonEditorPage } from '../pages/lesson-editor-page.tsx';
import { LessonPreviewPage } from '../pages/lesson-preview-page.tsx';
import { OutlinePage } from '../pages/outline-page.tsx';
import { findWrittenLesson, loadOutline } from '../queries/outline.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { draftingRoles, requireProposer, writingRoles } from '../rules/policy.ts';
import { LessonForm, LessonParams, OutlineForm, TopicParams } from './forms.ts';

const authors = { config: { access: writingRoles } } as const;

/** Chapters and lessons of a topic: their order, their text, and how a learner sees them. */
export function lessonRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const onLesson = { ...authors, schema: { params: LessonParams } };

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

  const load = async (id: string, lessonId: string) => {
    const topic = await getAuthoredTopic(db, id);
    const lesson = await findWrittenLesson(db, id, lessonId);
    if (!lesson) throw new Refusal('courses.lesson_not_found');
    return { topic, lesson };
  };

  const editorPage = async (
    { role }: Officer,
    { id, lessonId }: z.infer<typeof LessonParams>,
    form: FormState = emptyForm,
  ) => {
    const waiting = await findOpenProposal(db, changeLessonKind, lessonId);
    const mayPropose = (draftingRoles as readonly string[]).includes(role);
    const loaded = await load(id, lessonId);
    return <LessonEditorPage {...loaded} {...{ waiting, mayPropose, form }} />;
  };

  app.get('/topics/:id/lessons/:lessonId', onLesson, async (request, reply) =>
    reply.page(await editorPage(officerOf(request), request.params)),
  );

  formAction(app, '/topics/:id/lessons/:lessonId', {
    ...authors,
    by: officerOf,
    params: LessonParams,
    form: LessonForm,
    show: ({ actor, params }, form) => editorPage(actor, params, form),
    async act({ actor, params: { id, lessonId } }, { reason, ...words }) {
      const { topic } = await load(id, lessonId);
      const of = { topicId: id, lessonId };
      if (topic.state === 'DRAFT') return writeLesson(parts, actor, of, words);
      requireProposer(actor);
      return proposeLesson(parts, actor, of, { ...words, reason });
    },
    done: ({ params: { id, lessonId } }, proposal) =>
      proposal
        ? { to: `/proposals/${proposal}`, say: '已提请市局确认更正。' }
        : { to: `/topics/${id}/lessons/${lessonId}`, say: '课文已保存。' },
  });

  app.get('/topics/:id/preview/:lessonId', onLesson, async (request, reply) => {
    const { id, lessonId } = request.params;
    const { topic, lesson } = await load(id, lessonId);
    const { lessons } = await loadOutline(db, id);
    const idAt = (position: number) => lessons.find((one) => one.position === position)?.id ?? null;
    const before = idAt(lesson.position - 1);
    const next = idAt(lesson.position + 1);
    return reply.page(<LessonPreviewPage {...{ topic, lesson, before, next }} />);
  });
}
