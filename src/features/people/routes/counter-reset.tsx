import { z } from 'zod';
import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { type App, fields, officerOf, parseForm } from '../../../platform/http/index.ts';
import { issueCounterCode } from '../commands/issue-counter-code.ts';
import { CounterResetPage } from '../pages/counter-reset-page.tsx';
import { OneTimeCodePage } from '../pages/one-time-code-page.tsx';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { findLearnerByNumberOrPhone, getLearner } from '../queries/learner-profiles.ts';
import { mayServeAtCounter } from '../rules/policy.ts';

const atCounter = { access: counterRoles };
const Search = z.object({ text: fields.words });
const Issue = z.object({
  accountId: z.uuid(),
  checked: z.literal('yes', '请先当面核对证件原件，再发放代码。'),
});

/**
 * One-time codes at the counter for people without their phone (Q1). The search is a POST, so that
 * no identity number is in a URL.
 */
export function counterResetRoutes(app: App): void {
  const { parts } = app;

  app.get('/counter/password-reset', { config: atCounter }, async (_request, reply) =>
    reply.page(<CounterResetPage text="" found={null} errors={{}} />),
  );

  app.post(
    '/counter/password-reset/search',
    { config: { ...atCounter, discloses: { what: '按号码查到的账号' } } },
    async (request, reply) => {
      const actor = officerOf(request);
      const form = parseForm(Search, request.body);
      const text = form.ok ? form.value.text : '';
      const learner = text === '' ? null : await findLearnerByNumberOrPhone(parts, text);
      if (!learner) {
        const errors = { text: text === '' ? '请填写证件号码或手机号。' : '没有找到这位学员。' };
        return reply.code(422).page(<CounterResetPage text={text} found={null} errors={errors} />);
      }
      const day = dayOf(parts.clock.now());
      const { organisation } = await findPaymentOfficeFor(parts.db, learner.accountId, day);
      const ours = mayServeAtCounter(actor, learner.accountId, organisation.id);
      const found = ours ? { learner } : { office: organisation.name };
      return reply.page(<CounterResetPage text={text} found={found} errors={{}} />);
    },
  );

  app.post('/counter/password-reset', { config: atCounter }, async (request, reply) => {
    const form = parseForm(Issue, request.body);
    if (!form.ok)
      return reply.code(422).page(<CounterResetPage text="" found={null} errors={form.errors} />);
    const { accountId } = form.value;
    const code = await issueCounterCode(parts, officerOf(request), accountId);
    const { name } = await getLearner(parts.db, accountId);
    return reply.page(<OneTimeCodePage code={code} name={name} />, 'once');
  });
}
