import { z } from 'zod';
import { counterRoles } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { type App, fields, formAction, officerOf, typed } from '../../../platform/http/index.ts';
import { issueCounterCode } from '../commands/issue-counter-code.ts';
import { CounterResetPage } from '../pages/counter-reset-page.tsx';
import { OneTimeCodePage } from '../pages/one-time-code-page.tsx';
import { findPaymentOfficeFor } from '../queries/competent-bodies.ts';
import { findLearnerByNumberOrPhone, getLearner } from '../queries/learner-profiles.ts';
import { mayServeAtCounter } from '../rules/policy.ts';

const atCounter = { access: counterRoles };
const Search = z.object({ text: fields.words.pipe(z.string().min(1, '请填写证件号码或手机号。')) });
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

  formAction(app, '/counter/password-reset/search', {
    config: { ...atCounter, discloses: { what: '按号码查到的账号' } },
    by: officerOf,
    form: Search,
    show: (_asked, { values, errors }) => (
      <CounterResetPage text={typed(values, 'text')} found={null} errors={errors} />
    ),
    act: async (_asked, { text }) => findLearnerByNumberOrPhone(parts, text),
    async done({ actor }, learner, { text }) {
      if (!learner) {
        const errors = { text: '没有找到这位学员。' };
        return { page: <CounterResetPage text={text} found={null} errors={errors} />, status: 422 };
      }
      const day = dayOf(parts.clock.now());
      const { organisation } = await findPaymentOfficeFor(parts.db, learner.accountId, day);
      const ours = mayServeAtCounter(actor, learner.accountId, organisation.id);
      const found = ours ? { learner } : { office: organisation.name };
      return { page: <CounterResetPage text={text} found={found} errors={{}} /> };
    },
  });

  formAction(app, '/counter/password-reset', {
    config: { ...atCounter, discloses: { what: '重设密码的人的姓名' } },
    by: officerOf,
    form: Issue,
    show: (_asked, { errors }) => <CounterResetPage text="" found={null} errors={errors} />,
    act: ({ actor }, { accountId }) => issueCounterCode(parts, actor, accountId),
    async done(_asked, code, { accountId }) {
      const { name } = await getLearner(parts.db, accountId);
      return { page: <OneTimeCodePage code={code} name={name} />, shown: 'once' };
    },
  });
}
