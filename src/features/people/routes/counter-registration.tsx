import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  type FormValues,
  formAction,
  officerOf,
  typed,
} from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { registerAtCounter } from '../commands/register-at-counter.ts';
import { CounterRegistrationPage, type Hindrance } from '../pages/counter-registration-page.tsx';
import { OneTimeCodePage } from '../pages/one-time-code-page.tsx';
import { findUnits, loadChoices } from '../queries/form-choices.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { counterRegistrationForm } from './forms.ts';

const atCounter = { access: counterRoles };

/** Registration at a counter that checks the document (N2, reference data 5.3). */
export function counterRegistrationRoutes(app: App): void {
  const { parts } = app;

  app.get('/counter/registrations/new', { config: atCounter }, async (_request, reply) =>
    reply.page(await registerPage(emptyForm)),
  );

  formAction(app, '/counter/registrations', {
    config: atCounter,
    by: officerOf,
    form: () => counterRegistrationForm(parts.clock.now(), dayOf(parts.clock.now())),
    lookUp: 'search',
    show: (_asked, form) => registerPage(form),
    check: (_asked, declared) => findUnknownChoices(parts, declared),
    refusedAt: {
      'identity.phone_taken': {
        field: 'phone',
        sentence: '这个手机号已用于另一个账号，请本人换一个手机号。',
      },
    },
    async act({ actor, request }, declared) {
      try {
        return { made: await registerAtCounter(parts, actor, declared) };
      } catch (error) {
        const hindrance = await hindranceOf(error);
        request.refusal = (error as Refusal).code;
        return { hindrance };
      }
    },
    async done({ request }, { made, hindrance }, { name }) {
      if (!made) {
        const form = { values: request.body as FormValues, errors: {} };
        return { page: await registerPage(form, hindrance), status: 422 };
      }
      const { accountId, code } = made;
      return {
        page: <OneTimeCodePage code={code} name={name} registered={accountId} />,
        shown: 'once',
      };
    },
  });

  async function registerPage(form: FormState, hindrance: Hindrance | null = null) {
    const employerText = typed(form.values, 'employerText');
    const employerId = typed(form.values, 'employerId');
    const units = await findUnits(parts, { employerText, employerId });
    const choices = await loadChoices(parts);
    return (
      <CounterRegistrationPage form={form} units={units} choices={choices} hindrance={hindrance} />
    );
  }

  /** Returns why this counter cannot register the person at all. Throws what says something else. */
  async function hindranceOf(error: unknown): Promise<Hindrance> {
    if (!(error instanceof Refusal)) throw error;
    const { code, facts } = error;
    if (code === 'identity.number_taken') return { kind: 'TAKEN' };
    if (code !== 'people.registered_elsewhere') throw error;
    const office = await getOrganisation(parts.db, String(facts.officeId));
    return { kind: 'ELSEWHERE', office, explanation: String(facts.explanation) };
  }
}
