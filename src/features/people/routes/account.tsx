import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  learnerOf,
  parseForm,
  refusedField,
  typed,
} from '../../../platform/http/index.ts';
import { getAccount } from '../../identity/index.ts';
import { changeCustody } from '../commands/change-custody.ts';
import { changeEmployer } from '../commands/change-employer.ts';
import { changeTitle } from '../commands/change-title.ts';
import { resubmitRegistration } from '../commands/resubmit-registration.ts';
import { AccountPage } from '../pages/account-page.tsx';
import { EmployerPage } from '../pages/employer-page.tsx';
import { OwnRegistrationPage } from '../pages/own-registration-page.tsx';
import { WorkDataPage } from '../pages/work-data-page.tsx';
import { findUnits, loadChoices } from '../queries/form-choices.ts';
import { getLearner } from '../queries/learner-profiles.ts';
import { loadOwnLearner } from '../queries/own-learner.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { mayEditIdentity } from '../rules/learner-profile.ts';
import { custodyForm, employerForm, ownRegistrationForm, titleForm } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** The own data of the signed-in person; only learners change theirs. */
export function accountRoutes(app: App): void {
  const { parts } = app;
  const today = () => dayOf(parts.clock.now());
  const saved = (reply: FastifyReply, sentence: string) =>
    reply.flash('success', sentence).redirect('/account', 303);

  app.get('/account', { config: { access: 'signed-in' } }, async (request, reply) => {
    const { accountId } = actorOf(request);
    const account = await getAccount(parts.db, accountId);
    const learner = await loadOwnLearner(parts.db, accountId, parts.clock.now());
    return reply.page(<AccountPage account={account} learner={learner} />);
  });

  app.get('/account/employer', { config: learner }, async (_request, reply) =>
    showEmployer(reply, { from: today() }, {}),
  );

  app.post('/account/employer', { config: learner }, async (request, reply) => {
    const form = parseForm(employerForm(today()), request.body);
    if (typed(form.values, 'step') === 'search') return showEmployer(reply, form.values, {});
    if (!form.ok) return showEmployer(reply.code(422), form.values, form.errors);
    const errors = await findUnknownChoices(parts, { unit: form.value.unit });
    if (errors) return showEmployer(reply.code(422), form.values, errors);
    await changeEmployer(parts, learnerOf(request), form.value);
    return saved(reply, '工作单位已更新，以前的任职记录保留。');
  });

  app.get('/account/work', { config: learner }, async (request, reply) => {
    const one = await getLearner(parts.db, learnerOf(request).accountId);
    const values = {
      titleCode: one.titleCode ?? '',
      titleAwardedOn: one.titleAwardedOn ?? '',
      custodyAgencyId: one.custodyAgencyId ?? '',
    };
    return showWork(reply, values, {});
  });

  app.post('/account/title', { config: learner }, async (request, reply) => {
    const form = parseForm(titleForm(today()), request.body);
    if (!form.ok) return showWork(reply.code(422), form.values, form.errors);
    const errors = await findUnknownChoices(parts, form.value);
    if (errors) return showWork(reply.code(422), form.values, errors);
    await changeTitle(parts, learnerOf(request), form.value);
    return saved(reply, '职称已更新。');
  });

  app.post('/account/custody', { config: learner }, async (request, reply) => {
    const form = parseForm(custodyForm, request.body);
    const agencyId = (form.ok && form.value.custodyAgencyId) || null;
    const errors = await findUnknownChoices(parts, { custodyAgencyId: agencyId });
    if (errors) return showWork(reply.code(422), form.values, errors);
    await changeCustody(parts, learnerOf(request), agencyId);
    return saved(reply, '档案托管机构已更新。');
  });

  app.get('/account/registration', { config: learner }, async (request, reply) => {
    const one = await getLearner(parts.db, learnerOf(request).accountId);
    const { idDocumentType, name, districtId } = one;
    return showRegistration(reply, learnerOf(request), { idDocumentType, name, districtId }, {});
  });

  app.post('/account/registration', { config: learner }, async (request, reply) => {
    const actor = learnerOf(request);
    const form = parseForm(ownRegistrationForm(parts.clock.now()), request.body);
    if (!form.ok) return showRegistration(reply.code(422), actor, form.values, form.errors);
    const errors = await findUnknownChoices(parts, { districtId: form.value.districtId });
    if (errors) return showRegistration(reply.code(422), actor, form.values, errors);
    try {
      await resubmitRegistration(parts, actor, form.value);
    } catch (error) {
      const refused = refusedField(app, error, { 'identity.number_taken': 'idNumber' });
      if (!refused) throw error;
      request.refusal = refused.code;
      const idNumber = `${refused.sentence}如果号码确实是您的，请到窗口办理。`;
      return showRegistration(reply.code(refused.status), actor, form.values, { idNumber });
    }
    return saved(reply, '注册信息已重新提交，等待核对。');
  });

  async function showEmployer(reply: FastifyReply, values: FormValues, errors: FieldErrors) {
    const employerText = typed(values, 'employerText');
    const units = await findUnits(parts, { employerText, employerId: typed(values, 'employerId') });
    return reply.page(<EmployerPage form={{ values, errors }} units={units} />);
  }

  async function showWork(reply: FastifyReply, values: FormValues, errors: FieldErrors) {
    const choices = await loadChoices(parts);
    return reply.page(<WorkDataPage form={{ values, errors }} choices={choices} />);
  }

  async function showRegistration(
    reply: FastifyReply,
    actor: Actor,
    values: FormValues,
    errors: FieldErrors,
  ) {
    const one = await getLearner(parts.db, actor.accountId);
    if (!mayEditIdentity(one)) throw new Refusal('people.identity_locked');
    const { districts } = await loadChoices(parts);
    return reply.page(
      <OwnRegistrationPage learner={one} form={{ values, errors }} districts={districts} />,
    );
  }
}
