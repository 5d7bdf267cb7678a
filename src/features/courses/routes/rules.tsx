import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { changeDraft } from '../commands/change-draft.ts';
import { proposeChange } from '../commands/propose-change.ts';
import { EffectPage } from '../pages/effect-page.tsx';
import { RulesPage } from '../pages/rules-page.tsx';
import { loadEffect } from '../queries/effect.ts';
import { countEnrolled } from '../queries/enrolled.ts';
import { getAuthoredTopic, listDistricts } from '../queries/topic-view.ts';
import { getRevision } from '../queries/topics.ts';
import { draftingRoles } from '../rules/policy.ts';
import type { TopicRules } from '../rules/topic.ts';
import { TopicParams } from './forms.ts';
import { DecisionForm, RulesForm } from './rules-form.ts';

const drafting = { config: { access: draftingRoles } } as const;

/** The rules of a topic: saved in a draft, proposed with their effect for a published one. */
export function rulesRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const onTopic = { ...drafting, by: officerOf, params: TopicParams };

  const rulesPage = async (id: string, form: FormState = emptyForm) => {
    const topic = await getAuthoredTopic(db, id);
    const districts = await listDistricts(db, clock.now());
    const { notPassed } = await countEnrolled(db, id);
    const revision = await getRevision(db, id);
    return <RulesPage {...{ topic, revision, districts, notPassed, form }} />;
  };

  const effectPage = async (id: string, rules: Partial<TopicRules>, form: FormState) => {
    const topic = await getAuthoredTopic(db, id);
    const effect = await loadEffect(db, clock.now(), topic, { ...topic, ...rules });
    if (effect.changes.length === 0) throw new Refusal('courses.nothing_changed');
    return <EffectPage {...{ topic, effect, form }} rules={form.values} />;
  };

  app.get(
    '/topics/:id/rules',
    { ...drafting, schema: { params: TopicParams } },
    async (request, reply) => reply.page(await rulesPage(request.params.id)),
  );

  formAction(app, '/topics/:id/rules', {
    ...onTopic,
    form: RulesForm,
    show: ({ params }, form) => rulesPage(params.id, form),
    async act({ request, actor, params: { id } }, changed) {
      const { state } = await getAuthoredTopic(db, id);
      if (state === 'DRAFT') return changeDraft(parts, actor, id, changed);
      // Nothing is written yet: the page shows what the change does, and proposes it.
      const values = request.body as FormState['values'];
      return effectPage(id, changed.rules, { values, errors: {} });
    },
    done: ({ params }, page) =>
      page ? { page } : { to: `/topics/${params.id}`, say: '规则已保存。' },
  });

  formAction(app, '/topics/:id/changes', {
    ...onTopic,
    form: DecisionForm,
    async show({ params }, form) {
      const changed = RulesForm.safeParse(form.values);
      if (!changed.success) return rulesPage(params.id, form);
      return effectPage(params.id, changed.data.rules, form);
    },
    act: ({ actor, params }, change) => proposeChange(parts, actor, params.id, change),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请市局确认，确认以后才生效。' }),
  });
}
