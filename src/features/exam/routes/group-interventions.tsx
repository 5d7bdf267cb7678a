import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  type FormValues,
  formAction,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { listCurrentJurisdictions } from '../../organisations/index.ts';
import {
  type Proposal,
  proposeIntervention,
} from '../commands/interventions/propose-intervention.ts';
import { GroupInterventionPage, type GroupKind } from '../pages/group-intervention-page.tsx';
import { countTargets } from '../queries/interventions/targets.ts';
import { listWindows } from '../queries/windows.ts';
import { centre } from './access.ts';
import { GroupExtensionForm, GroupRestorationForm } from './forms.ts';

const fields = ['topicId', 'districtId', 'from', 'until', 'minutes', 'because'];

/** The form of a proposal of this kind. */
const proposalFormOf = (kind: GroupKind) =>
  (kind === 'EXTEND' ? GroupExtensionForm : GroupRestorationForm).transform(
    ({ topicId, districtId, from, because, ...more }): Proposal => ({
      kind,
      attemptId: null,
      group: { topicId, districtId, from, until: 'until' in more ? more.until : null },
      minutes: 'minutes' in more ? more.minutes : null,
      because,
    }),
  );

/** Extension and restoration for a group (G5): first the number of targets, then the proposal. */
export function groupRoutes(app: App): void {
  mountGroup(app, 'EXTEND', '/exam-monitor/groups/extension');
  mountGroup(app, 'RESTORE', '/exam-monitor/groups/restoration');
}

function mountGroup(app: App, kind: GroupKind, url: string): void {
  const { db, clock } = app.parts;

  const page = async ({ values, errors }: FormState, targets: number | null = null) => (
    <GroupInterventionPage
      kind={kind}
      topics={await listTopics(db)}
      districts={await listCurrentJurisdictions(db, dayOf(clock.now()))}
      values={Object.fromEntries(fields.map((field) => [field, typed(values, field)]))}
      errors={errors}
      targets={targets}
    />
  );

  app.get(url, { config: centre }, async (request, reply) => {
    const query = (request.query ?? {}) as FormValues;
    // Without a query the form is new: no field is wrong yet.
    if (Object.keys(query).length === 0) return reply.page(await page(emptyForm));
    const form = parseForm(proposalFormOf(kind), query);
    if (!form.ok) return reply.code(422).page(await page(form));
    const selection = { ...form.value, proposedBy: officerOf(request).accountId };
    const targets = await countTargets(db, selection, await listWindows(db));
    return reply.page(await page({ values: query, errors: {} }, targets));
  });

  formAction(app, url, {
    config: centre,
    by: officerOf,
    form: proposalFormOf(kind),
    show: (_asked, form) => page(form),
    refusedAt: { 'exam.no_targets': 'form', 'exam.proposed_already': 'form' },
    act: ({ actor }, proposal) => proposeIntervention(app.parts, actor, proposal),
    done: (_asked, id) => ({
      to: `/exam-monitor/interventions/${id}`,
      say: '已经提出，请另一位经办人在考试监控里复核。',
    }),
  });
}
