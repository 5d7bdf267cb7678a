import type { FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FieldErrors,
  type FormValues,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import {
  clientOf,
  hashPassword,
  privacyNotice,
  setSessionCookie,
  signInAs,
} from '../../identity/index.ts';
import { registerLearner } from '../commands/register-learner.ts';
import { RegisterPage } from '../pages/register-page.tsx';
import { findUnits, loadChoices } from '../queries/form-choices.ts';
import { findUnknownChoices } from '../queries/unknown-choices.ts';
import { registrationForm } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const limited = { ...everyone, rateLimit: { max: 60, timeWindow: '1 minute' } };

export function registrationRoutes(app: App): void {
  const { parts } = app;

  app.get('/register', { config: everyone }, async (request, reply) => {
    if (request.actor) return reply.redirect('/', 303);
    const choices = await loadChoices(parts);
    return reply.page(<RegisterPage form={emptyForm} units={[]} choices={choices} />);
  });

  app.post('/register', { config: limited }, async (request, reply) => {
    const now = parts.clock.now();
    const form = parseForm(registrationForm(now, dayOf(now)), request.body);
    if (typed(form.values, 'step') === 'search') return again(reply, form.values, {});
    if (!form.ok) return again(reply.code(422), form.values, form.errors);
    const errors = await findUnknownChoices(parts, form.value);
    if (errors) return again(reply.code(422), form.values, errors);
    try {
      const { password, ...declared } = form.value;
      const accountId = await registerLearner(parts, {
        ...declared,
        passwordHash: await hashPassword(password),
        privacyVersion: privacyNotice.version,
      });
      await signIn(request, reply, accountId);
      return reply
        .flash('success', '注册成功，欢迎您。接下来请选择今年的公需科目。')
        .redirect('/', 303);
    } catch (error) {
      return refused(request, reply, form.values, error);
    }
  });

  /** Shows the form again with what a refusal says; it never tells whose phone number it is. */
  function refused(
    request: FastifyRequest,
    reply: FastifyReply,
    values: FormValues,
    error: unknown,
  ): Promise<FastifyReply> {
    const code = error instanceof Refusal ? error.code : null;
    if (code !== 'identity.number_taken' && code !== 'identity.phone_taken') throw error;
    request.refusal = code;
    if (code === 'identity.number_taken') return again(reply.code(422), values, {}, true);
    const phone = '这个手机号不能用于注册，请换一个；如果它确实是您的，请到窗口办理。';
    return again(reply.code(422), values, { phone });
  }

  async function again(
    reply: FastifyReply,
    values: FormValues,
    errors: FieldErrors,
    taken = false,
  ): Promise<FastifyReply> {
    const units = await findUnits(parts, {
      employerText: typed(values, 'employerText'),
      employerId: typed(values, 'employerId'),
    });
    const choices = await loadChoices(parts);
    const form = { values, errors };
    return reply.page(<RegisterPage form={form} units={units} choices={choices} taken={taken} />);
  }

  async function signIn(request: FastifyRequest, reply: FastifyReply, accountId: string) {
    const client = clientOf(app, request, reply);
    setSessionCookie(app, reply, await signInAs(parts, accountId, client));
  }
}
