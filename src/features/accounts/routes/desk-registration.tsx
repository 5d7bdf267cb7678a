import type { FastifyReply } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { findUnits, loadChoices } from '../choices.ts';
import { registerAtDesk } from '../commands/register-at-desk.ts';
import { deskRegistrationForm } from '../forms.ts';
import { DeskRegistrationPage } from '../pages/desk-registration-page.tsx';
import { HandedOverPage } from '../pages/handed-over-page.tsx';
import { registrationFault } from '../registration-fault.ts';

const desk = { access: ['DISTRICT_CLERK', 'CENTRE_CLERK'] } as const;

/** Registration by a desk that holds the document in its hand (N2, reference data 5.3). */
export function deskRegistrationRoutes(app: App): void {
  const { parts } = app;

  app.get('/counter/registrations/new', { config: desk }, async (_request, reply) =>
    show(reply, {}, {}),
  );

  app.post('/counter/registrations', { config: desk }, async (request, reply) => {
    const now = parts.clock.now();
    const form = parseForm(deskRegistrationForm(now, dayOf(now)), request.body);
    if (typed(form.values, 'step') === 'search') return show(reply, form.values, {});
    if (!form.ok) return show(reply.code(422), form.values, form.errors);
    const errors = await registrationFault(parts, form.value);
    if (errors) return show(reply.code(422), form.values, errors);
    try {
      const { code } = await registerAtDesk(parts, actorOf(request), form.value);
      return reply.page(<HandedOverPage code={code} name={form.value.name} />);
    } catch (error) {
      const fault = error instanceof Refusal ? faultOf(error) : null;
      if (!fault) throw error;
      return show(reply.code(422), form.values, fault);
    }
  });

  async function show(
    reply: FastifyReply,
    values: FormValues,
    errors: FieldErrors,
  ): Promise<FastifyReply> {
    const units = await findUnits(parts, {
      employerText: typed(values, 'employerText'),
      employerId: typed(values, 'employerId'),
    });
    const choices = await loadChoices(parts);
    const form = { values, errors };
    return reply.page(<DeskRegistrationPage form={form} units={units} choices={choices} />);
  }
}

/** The field at which a refusal is told to the officer; whose account it is stays unsaid (Q4). */
function faultOf({ code, facts }: Refusal): FieldErrors | null {
  switch (code) {
    case 'accounts.number_taken':
      return {
        idNumber:
          '这个证件号码已经注册过。请到“现场缴费”用这个号码查找；本人没有注册过的，请办理账号申领。',
      };
    case 'accounts.phone_taken':
      return { phone: '这个手机号已用于另一个账号，请本人换一个手机号。' };
    case 'accounts.registered_elsewhere':
      return {
        districtId: `按单位、托管和工作区县，这位学员由${facts.office}受理，请学员到那里登记。`,
      };
    default:
      return null;
  }
}
