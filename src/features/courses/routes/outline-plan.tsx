import { z } from 'zod';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  type FormValues,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changeOutlineKind, proposeOutline } from '../commands/propose-outline.ts';
import { EffectPage } from '../pages/effect-page.tsx';
import { OutlinePlanPage } from '../pages/outline-plan-page.tsx';
import { listChapters } from '../queries/lessons.ts';
import { listPlannedLessons } from '../queries/outline.ts';
import { loadPlanEffect } from '../queries/outline-plan.ts';
import { getAuthoredTopic } from '../queries/topic-view.ts';
import { getRevision } from '../queries/topics.ts';
import { planOf } from '../rules/outline-plan.ts';
import { draftingRoles } from '../rules/policy.ts';
import { TopicParams } from './forms.ts';

const drafting = { config: { access: draftingRoles } } as const;

const place = z.coerce.number('请填写次序。').min(0, '次序从0开始。').max(999, '次序最多999。');
/** The rows of a plan: `chapter_<lesson>`, `place_<lesson>`, `in_<lesson>`. */
const PlanForm = z
  .object({ revision: z.coerce.number().int() })
  .loose()
  .transform((sent, context) => {
    const lessonIds = Object.keys(sent).flatMap((name) => /^place_(.+)$/.exec(name)?.[1] ?? []);
    const rows = lessonIds.map((lessonId) => {
      const read = place.safeParse(sent[`place_${lessonId}`]);
      if (!read.success)
        context.addIssue({ code: 'custom', path: ['form'], message: '次序请填0到999的数字。' });
      const chapterId = String(sent[`chapter_${lessonId}`] ?? '');
      const isIn = sent[`in_${lessonId}`] === 'yes';
      return { lessonId, chapterId, isIn, place: read.data ?? 0 };
    });
    return { revision: sent.revision, rows };
  });
const DecisionForm = z.object({
  reason: fields.reason(),
  message: fields.text.pipe(z.string().max(300, '最多300个字。')),
});

/** Another outline of a published topic: put together, seen in its effect, proposed. */
export function outlinePlanRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const onTopic = { ...drafting, by: officerOf, params: TopicParams };

  const planPage = async (id: string, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    if (topic.state !== 'PUBLISHED') throw new Refusal('courses.not_open');
    const chapters = await listChapters(db, id);
    const lessons = await listPlannedLessons(db, id);
    const revision = await getRevision(db, id);
    const waiting = await findOpenProposal(db, changeOutlineKind, id);
    return <OutlinePlanPage {...{ topic, chapters, lessons, revision, waiting, form }} />;
  };

  const readPlan = async (id: string, values: FormValues) => {
    const { rows, revision } = PlanForm.parse(values);
    return { plan: planOf(await listChapters(db, id), rows), revision };
  };

  const effectPage = async (id: string, form: FormState) => {
    const topic = await getAuthoredTopic(db, id);
    const { plan } = await readPlan(id, form.values);
    const effect = await loadPlanEffect(db, topic, plan);
    if (effect.changes.length === 0) throw new Refusal('courses.nothing_changed');
    return (
      <EffectPage
        {...{ topic, effect, form }}
        rules={form.values}
        action={`/topics/${id}/outline-changes`}
      />
    );
  };

  app.get(
    '/topics/:id/outline-plan',
    { ...drafting, schema: { params: TopicParams } },
    async (request, reply) => reply.page(await planPage(request.params.id)),
  );

  formAction(app, '/topics/:id/outline-plan', {
    ...onTopic,
    form: PlanForm,
    show: ({ params }, form) => planPage(params.id, form),
    act: ({ request, params }) =>
      effectPage(params.id, { values: request.body as FormValues, errors: {} }),
    // Nothing is written yet: the page shows what the change does, and proposes it.
    done: (_asked, page) => ({ page }),
  });

  formAction(app, '/topics/:id/outline-changes', {
    ...onTopic,
    form: DecisionForm,
    show: ({ params }, form) =>
      PlanForm.safeParse(form.values).success
        ? effectPage(params.id, form)
        : planPage(params.id, form),
    async act({ request, actor, params }, decision) {
      const values = PlanForm.safeParse(request.body);
      if (!values.success) throw new Refusal('courses.changed_meanwhile');
      const planned = await readPlan(params.id, request.body as FormValues);
      return proposeOutline(parts, actor, params.id, { ...planned, ...decision });
    },
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请市局确认，确认以后才生效。' }),
  });
}
