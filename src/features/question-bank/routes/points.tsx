import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { addPoints } from '../commands/add-points.ts';
import { changePoint } from '../commands/change-point.ts';
import { PointsPage } from '../pages/points-page.tsx';
import { getTopicTerms } from '../queries/topics-of-bank.ts';
import { authorRoles, mayAuthor, readerRoles } from '../rules/policy.ts';
import { PointForm, PointParams, PointsForm, TopicParams } from './forms.ts';

/** The knowledge points of a topic. */
export function pointRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const authors = { config: { access: authorRoles }, by: officerOf } as const;

  const pointsPage = async (topicId: string, actor: Officer, form: FormState = emptyForm) => (
    <PointsPage terms={await getTopicTerms(db, topicId)} mayAuthor={mayAuthor(actor)} form={form} />
  );
  const toPoints = (topicId: string, say: string) => ({
    to: `/question-bank/topics/${topicId}/points`,
    say,
  });

  app.get(
    '/question-bank/topics/:topicId/points',
    { config: { access: readerRoles }, schema: { params: TopicParams } },
    async (request, reply) =>
      reply.page(await pointsPage(request.params.topicId, officerOf(request))),
  );

  formAction(app, '/question-bank/topics/:topicId/points', {
    ...authors,
    params: TopicParams,
    form: PointsForm,
    show: ({ actor, params }, form) => pointsPage(params.topicId, actor, form),
    act: async ({ actor, params }, { names, lessonId }) => {
      const { lessons } = await getTopicTerms(db, params.topicId);
      const lesson = lessons.find(({ id }) => id === lessonId)?.id ?? null;
      const points = namesOf(names).map((name) => ({ name, lessonId: lesson }));
      return addPoints(parts, actor, params.topicId, points);
    },
    done: ({ params }, count) => toPoints(params.topicId, `已增加 ${count} 个知识点。`),
  });

  formAction(app, '/question-bank/topics/:topicId/points/:pointId', {
    ...authors,
    params: PointParams,
    form: PointForm,
    show: ({ actor, params }, form) => pointsPage(params.topicId, actor, form),
    act: async ({ actor, params }, { name, lessonId, retired }) => {
      const { lessons } = await getTopicTerms(db, params.topicId);
      const lesson = lessons.find(({ id }) => id === lessonId)?.id ?? null;
      const change = { name, lessonId: lesson, isRetired: retired };
      await changePoint(parts, actor, { id: params.pointId, topicId: params.topicId }, change);
    },
    done: ({ params }) => toPoints(params.topicId, '已保存。'),
  });
}

const namesOf = (lines: string) => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim().slice(0, 60))
      .filter((line) => line !== ''),
  ),
];
