import type { Learner } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FormState,
  formAction,
  learnerOf,
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
  const own = { config: learner, by: learnerOf };
  const saved = (say: string) => () => ({ to: '/account', say });

  app.get('/account', { config: { access: 'signed-in' } }, async (request, reply) => {
    const { accountId } = actorOf(request);
    const account = await getAccount(parts.db, accountId);
    const learner = await loadOwnLearner(parts.db, accountId, parts.clock.now());
    return reply.page(<AccountPage account={account} learner={learner} />);
  });

  app.get('/account/employer', { config: learner }, async (_request, reply) =>
    reply.page(await employerPage({ values: { from: today() }, errors: {} })),
  );

  formAction(app, '/account/employer', {
    ...own,
    form: () => employerForm(today()),
    lookUp: 'search',
    show: (_asked, form) => employerPage(form),
    check: (_asked, { unit }) => findUnknownChoices(parts, { unit }),
    act: ({ actor }, employment) => changeEmployer(parts, actor, employment),
    done: saved('工作单位已更新，以前的任职记录保留。'),
  });

  app.get('/account/work', { config: learner }, async (request, reply) => {
    const one = await getLearner(parts.db, learnerOf(request).accountId);
    const values = {
      titleCode: one.titleCode ?? '',
      titleAwardedOn: one.titleAwardedOn ?? '',
      custodyAgencyId: one.custodyAgencyId ?? '',
    };
    return reply.page(await workPage({ values, errors: {} }));
  });

  formAction(app, '/account/title', {
    ...own,
    form: () => titleForm(today()),
    show: (_asked, form) => workPage(form),
    check: (_asked, title) => findUnknownChoices(parts, title),
    act: ({ actor }, title) => changeTitle(parts, actor, title),
    done: saved('职称已更新。'),
  });

  formAction(app, '/account/custody', {
    ...own,
    form: custodyForm,
    show: (_asked, form) => workPage(form),
    check: (_asked, chosen) => findUnknownChoices(parts, chosen),
    act: ({ actor }, { custodyAgencyId }) => changeCustody(parts, actor, custodyAgencyId || null),
    done: saved('档案托管机构已更新。'),
  });

  app.get('/account/registration', { config: learner }, async (request, reply) => {
    const one = await getLearner(parts.db, learnerOf(request).accountId);
    const { idDocumentType, name, districtId } = one;
    const values = { idDocumentType, name, districtId };
    return reply.page(await registrationPage(learnerOf(request), { values, errors: {} }));
  });

  formAction(app, '/account/registration', {
    ...own,
    form: () => ownRegistrationForm(parts.clock.now()),
    show: ({ actor }, form) => registrationPage(actor, form),
    check: (_asked, { districtId }) => findUnknownChoices(parts, { districtId }),
    refusedAt: {
      'identity.number_taken': {
        field: 'idNumber',
        sentence: '这个证件号码已有账号。如果号码确实是您的，请到窗口办理。',
      },
    },
    act: ({ actor }, declared) => resubmitRegistration(parts, actor, declared),
    done: saved('注册信息已重新提交，等待核对。'),
  });

  async function employerPage(form: FormState) {
    const employerText = typed(form.values, 'employerText');
    const employerId = typed(form.values, 'employerId');
    const units = await findUnits(parts, { employerText, employerId });
    return <EmployerPage form={form} units={units} />;
  }

  const workPage = async (form: FormState) => (
    <WorkDataPage form={form} choices={await loadChoices(parts)} />
  );

  async function registrationPage({ accountId }: Learner, form: FormState) {
    const one = await getLearner(parts.db, accountId);
    if (!mayEditIdentity(one)) throw new Refusal('people.identity_locked');
    const { districts } = await loadChoices(parts);
    return <OwnRegistrationPage learner={one} form={form} districts={districts} />;
  }
}
