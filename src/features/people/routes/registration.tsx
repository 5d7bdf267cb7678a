import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  type FormValues,
  formAction,
  typed,
  visitorOf,
} from '../../../platform/http/index.ts';
import { hashPassword } from '../../identity/index.ts';
import { versionInForce } from '../../place/index.ts';
import { requestRegistration } from '../commands/request-registration.ts';
import {
  RegisterIdentityPage,
  RegisterPasswordPage,
  RegisterWorkPage,
} from '../pages/register-pages.tsx';
import { findUnits, loadChoices } from '../queries/form-choices.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { identityStepForm, leftStepForm, passwordStepForm, workStepForm } from './forms.ts';
import { rememberRegistration } from './registration-code.tsx';
import { registrationDrafts } from './registration-draft.ts';

const everyone = { access: 'everyone' } as const;
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Registration in three steps, each a form: who, where and what title, password (N1, N3). */
export function registrationRoutes(app: App): void {
  const { parts } = app;
  const version = () => versionInForce(parts.place.current(), parts.clock.now());
  const drafts = registrationDrafts(app);

  app.get('/register', { config: everyone }, async (request, reply) => {
    if (request.actor) return reply.redirect('/', 303);
    const values = await drafts.load(request);
    const kept = Object.keys(values).length > 0;
    return reply.page(<RegisterIdentityPage form={{ values, errors: {} }} kept={kept} />);
  });

  formAction(app, '/register', {
    config: limited,
    by: visitorOf,
    form: () => identityStepForm(parts.clock.now()),
    show: (_asked, form) => <RegisterIdentityPage form={form} kept={false} />,
    act: ({ request, reply }) => drafts.save(request, reply, 'identity'),
    done: () => ({ to: '/register/work' }),
  });

  formAction(app, '/register/draft/removal', {
    config: limited,
    by: visitorOf,
    act: ({ request, reply }) => drafts.discard(request, reply),
    done: () => ({ to: '/register', say: '已清除您在这台设备上填写的内容。' }),
  });

  app.get('/register/work', { config: everyone }, async (request, reply) => {
    await drafts.identity(request);
    return reply.page(await workPage({ values: await drafts.load(request), errors: {} }));
  });

  formAction(app, '/register/work', {
    config: limited,
    by: visitorOf,
    async form({ request }) {
      const { birthDate } = await drafts.identity(request);
      return leaves(request.body)
        ? leftStepForm
        : workStepForm(dayOf(parts.clock.now()), birthDate);
    },
    lookUp: 'search',
    show: (_asked, form) => workPage(form),
    check: async (_asked, declared) => declared && findUnknownChoices(parts, declared),
    act: ({ request, reply }) => drafts.save(request, reply, 'work'),
    done: (_asked, _saved, work) => ({ to: work ? '/register/password' : '/register' }),
  });

  app.get('/register/password', { config: everyone }, async (request, reply) => {
    if (!(await drafts.declared(request))) return reply.redirect('/register/work', 303);
    return reply.page(await passwordPage(request, emptyForm));
  });

  formAction(app, '/register/password', {
    config: limited,
    by: visitorOf,
    form: async ({ request }) => passwordStepForm(await drafts.identity(request), version()),
    show: ({ request }, form) => passwordPage(request, form),
    refusedAt: { 'identity.too_many_codes': 'form' },
    async act({ request }, { password }) {
      const declared = await drafts.declared(request);
      if (!declared) throw new Refusal('people.registration_draft_gone');
      const passwordHash = await hashPassword(password);
      const privacyVersion = version();
      const registration = { ...declared, passwordHash, privacyVersion };
      return requestRegistration(parts, { registration }, request.ip);
    },
    done({ reply }, token) {
      rememberRegistration(app, reply, token);
      return { to: '/register/code' };
    },
  });

  async function workPage(form: FormState) {
    const employerText = typed(form.values, 'employerText');
    const employerId = typed(form.values, 'employerId');
    const units = await findUnits(parts, { employerText, employerId });
    return <RegisterWorkPage form={form} units={units} choices={await loadChoices(parts)} />;
  }

  async function passwordPage(request: Parameters<typeof drafts.load>[0], form: FormState) {
    const { name, phone } = await drafts.identity(request);
    return <RegisterPasswordPage form={form} name={name} phone={phone} version={version()} />;
  }
}

const leaves = (body: unknown) => typed((body ?? {}) as FormValues, 'step') === 'back';
