import type { FastifyReply } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
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

/** The proposal in a form; null with the errors of its fields when it is not valid. */
function readProposal(kind: GroupKind, body: unknown) {
  const form = parseForm(kind === 'EXTEND' ? GroupExtensionForm : GroupRestorationForm, body);
  if (!form.ok) return { proposal: null, errors: form.errors, values: form.values };
  const { topicId, districtId, from, because } = form.value;
  const until = 'until' in form.value ? form.value.until : null;
  const minutes = 'minutes' in form.value ? form.value.minutes : null;
  const group = { topicId, districtId, from, until };
  const proposal: Proposal = { kind, attemptId: null, group, minutes, because };
  return { proposal, errors: {}, values: form.values };
}

/** Extension and restoration for a group (G5): first the number of targets, then the proposal. */
export function groupRoutes(app: App): void {
  mountGroup(app, 'EXTEND', '/exam-monitor/groups/extension');
  mountGroup(app, 'RESTORE', '/exam-monitor/groups/restoration');
}

function mountGroup(app: App, kind: GroupKind, url: string): void {
  const { db, clock } = app.parts;

  const show = async (
    reply: FastifyReply,
    values: FormValues,
    errors: FieldErrors,
    targets: number | null = null,
  ) =>
    reply.page(
      <GroupInterventionPage
        kind={kind}
        topics={await listTopics(db)}
        districts={await listCurrentJurisdictions(db, dayOf(clock.now()))}
        values={Object.fromEntries(fields.map((field) => [field, typed(values, field)]))}
        errors={errors}
        targets={targets}
      />,
    );

  app.get(url, { config: centre }, async (request, reply) => {
    const values = (request.query ?? {}) as FormValues;
    // Without a query the form is new: no field is wrong yet.
    if (Object.keys(values).length === 0) return show(reply, {}, {});
    const { proposal, errors } = readProposal(kind, values);
    if (!proposal) return show(reply.code(422), values, errors);
    const selection = { ...proposal, proposedBy: officerOf(request).accountId };
    return show(reply, values, {}, await countTargets(db, selection, await listWindows(db)));
  });

  app.post(url, { config: centre }, async (request, reply) => {
    const { proposal, errors, values } = readProposal(kind, request.body);
    if (!proposal) return show(reply.code(422), values, errors);
    const id = await proposeIntervention(app.parts, officerOf(request), proposal);
    reply.flash('success', '已经提出，请另一位经办人在考试监控里复核。');
    return reply.redirect(`/exam-monitor/interventions/${id}`, 303);
  });
}
