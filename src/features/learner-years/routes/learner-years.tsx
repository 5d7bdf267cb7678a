import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  listOf,
  officerOf,
  openSearch,
  sealSearch,
  sendWorkbook,
  takeAfter,
} from '../../../platform/http/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { orderReminder } from '../commands/order-reminder.ts';
import { CompletionPage } from '../pages/learner-years-page.tsx';
import { peopleColumns } from '../pages/people-columns.tsx';
import {
  countStandings,
  listLearningYears,
  listPeopleOf,
  streamPeopleOf,
} from '../queries/learner-years.ts';
import { standingNames } from '../rules/learner-year.ts';
import { watchingRoles } from '../rules/policy.ts';
import { ListQuery, ReminderForm } from './forms.ts';

const watchers = { access: watchingRoles } as const;
const pageSize = 50;

/** Who has to learn in a year, with the standing of each; reminding them (N34). */
export function learnerYearRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const completionPage = async (
    actor: Officer,
    query: z.infer<typeof ListQuery>,
    form: FormState = emptyForm,
  ) => {
    const scope = scopeOf(actor);
    const years = await listLearningYears(db);
    const year = query.year ?? years[0] ?? parts.clock.now().getFullYear();
    const filter = { ...query, year };
    const typed = openSearch(parts, actor, query.who);
    const found = await listPeopleOf(db, scope, { ...filter, who: typed, limit: pageSize + 1 });
    return (
      <CompletionPage
        years={years}
        filter={filter}
        typed={typed}
        seal={(name) => sealSearch(parts, actor, name)}
        counts={await countStandings(db, scope, year)}
        people={takeAfter(found, pageSize, ({ accountId }) => accountId)}
        ownUnit={scope.kind === 'UNIT'}
        form={form}
      />
    );
  };

  app.get(
    '/completion',
    {
      config: { ...watchers, discloses: { what: '学习完成名单' } },
      schema: { querystring: ListQuery },
    },
    async (request, reply) => reply.page(await completionPage(officerOf(request), request.query)),
  );

  formAction(app, '/completion/reminders', {
    config: watchers,
    by: officerOf,
    form: ReminderForm,
    show: ({ actor }, form) => completionPage(actor, listOf(ListQuery, form.values), form),
    act: ({ actor }, { whom, id, channel: channels, ...order }) =>
      orderReminder(parts, actor, { ...order, channels, accountIds: whom === 'ALL' ? null : id }),
    done: (_asked, _result, { year, standing }) => ({
      to: `/completion?year=${year}&standing=${standing}`,
      say: '提醒正在发出。每人每天最多收到一次，今天已经提醒过的会自动跳过；发完后，结果会送到您的消息里。',
    }),
  });

  app.get(
    '/completion.xlsx',
    {
      config: { ...watchers, discloses: { what: '学习完成名单文件' } },
      schema: { querystring: ListQuery },
    },
    async (request, reply) => {
      const { standing } = request.query;
      const year = request.query.year ?? (await listLearningYears(db))[0] ?? 0;
      const filter = { ...request.query, year };
      const people = streamPeopleOf(db, scopeOf(officerOf(request)), filter);
      const name = `${year}年${standingNames[standing]}名单`;
      return sendWorkbook(reply, name, {
        columns: peopleColumns({ ownUnit: false }),
        rows: people,
      });
    },
  );
}
