import type { FastifyReply } from 'fastify';
import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
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
    show(reply, {}, {}),
  );

  app.post('/counter/registrations', { config: atCounter }, async (request, reply) => {
    const now = parts.clock.now();
    const form = parseForm(counterRegistrationForm(now, dayOf(now)), request.body);
    if (typed(form.values, 'step') === 'search') return show(reply, form.values, {});
    if (!form.ok) return show(reply.code(422), form.values, form.errors);
    const errors = await findUnknownChoices(parts, form.value);
    if (errors) return show(reply.code(422), form.values, errors);
    try {
      const { accountId, code } = await registerAtCounter(parts, officerOf(request), form.value);
      return reply.page(
        <OneTimeCodePage code={code} name={form.value.name} registered={accountId} />,
        'once',
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      request.refusal = error.code;
      const fault = faultOf(error);
      if (fault) return show(reply.code(422), form.values, fault);
      return show(reply.code(422), form.values, {}, await hindranceOf(error));
    }
  });

  async function show(
    reply: FastifyReply,
    values: FormValues,
    errors: FieldErrors,
    hindrance: Hindrance | null = null,
  ): Promise<FastifyReply> {
    const units = await findUnits(parts, {
      employerText: typed(values, 'employerText'),
      employerId: typed(values, 'employerId'),
    });
    const choices = await loadChoices(parts);
    const form = { values, errors };
    return reply.page(
      <CounterRegistrationPage form={form} units={units} choices={choices} hindrance={hindrance} />,
    );
  }

  /**
   * Returns why this counter cannot register the person at all. Throws other refusals.
   */
  async function hindranceOf(refusal: Refusal): Promise<Hindrance> {
    const { code, facts } = refusal;
    if (code === 'identity.number_taken') return { kind: 'TAKEN' };
    if (code !== 'people.registered_elsewhere') throw refusal;
    const office = await getOrganisation(parts.db, String(facts.officeId));
    return { kind: 'ELSEWHERE', office, explanation: String(facts.explanation) };
  }
}

/** Returns the field at which a refusal is shown. */
function faultOf({ code }: Refusal): FieldErrors | null {
  if (code !== 'identity.phone_taken') return null;
  return { phone: '这个手机号已用于另一个账号，请本人换一个手机号。' };
}
