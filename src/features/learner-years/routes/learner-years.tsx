import type { FastifyRequest } from 'fastify';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { formatDate } from '../../../ui/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { orderReminder } from '../commands/order-reminder.ts';
import { CompletionPage } from '../pages/learner-years-page.tsx';
import { countStandings, listLearningYears, listPeopleOf } from '../queries/learner-years.ts';
import type { ReminderOrder } from '../rules/events.ts';
import { standingNames } from '../rules/learner-year.ts';
import { watchingRoles } from '../rules/policy.ts';
import { ListQuery, ReminderForm } from './forms.ts';

const watchers = { access: watchingRoles } as const;
const pageSize = 50;
const exportBatch = 2000;

/** Who has to learn in a year and how far each has come; reminding them (N34). */
export function learnerYearRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const completionPage = async (
    request: FastifyRequest,
    query: ReturnType<typeof ListQuery.parse>,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const scope = scopeOf(officerOf(request));
    const years = await listLearningYears(db);
    const year = query.year ?? years[0] ?? parts.clock.now().getFullYear();
    const found = await listPeopleOf(db, scope, { ...query, year, limit: pageSize + 1 });
    const people = found.slice(0, pageSize);
    return (
      <CompletionPage
        years={years}
        filter={{ ...query, year }}
        counts={await countStandings(db, scope, year)}
        people={people}
        next={found.length > pageSize ? (people.at(-1)?.accountId ?? null) : null}
        ownUnit={scope.kind === 'UNIT'}
        form={form}
      />
    );
  };

  app.get(
    '/completion',
    { config: watchers, schema: { querystring: ListQuery } },
    async (request, reply) => reply.page(await completionPage(request, request.query)),
  );

  app.post('/completion/reminders', { config: watchers }, async (request, reply) => {
    const form = parseForm(ReminderForm, request.body);
    if (!form.ok) {
      const query = ListQuery.parse(form.values);
      return reply.code(422).page(await completionPage(request, query, form));
    }
    const { whom, id, channel, ...order } = form.value;
    await orderReminder(parts, officerOf(request), {
      ...(order as Pick<ReminderOrder, 'year' | 'standing' | 'ownWords'>),
      accountIds: whom === 'ALL' ? null : id,
      channels: channel,
    });
    reply.flash(
      'success',
      '提醒正在发出。每人每天最多收到一次，今天已经提醒过的会自动跳过；发完后，结果会送到您的消息里。',
    );
    return reply.redirect(`/completion?year=${order.year}&standing=${order.standing}`, 303);
  });

  app.get(
    '/completion.xlsx',
    { config: watchers, schema: { querystring: ListQuery } },
    async (request, reply) => {
      const scope = scopeOf(officerOf(request));
      const year = request.query.year ?? (await listLearningYears(db))[0] ?? 0;
      const { standing } = request.query;
      async function* rows() {
        for (let after = '', full = true; full; ) {
          const page = await listPeopleOf(db, scope, {
            ...request.query,
            year,
            after,
            limit: exportBatch,
          });
          for (const one of page)
            yield [
              one.name,
              one.idNumberMasked,
              one.organisationName ?? '',
              standingNames[one.standing],
              ...[one.enrolledAt, one.accessAt, one.studiedAt, one.passedAt, one.endorsedAt].map(
                (moment) => (moment ? formatDate(moment) : ''),
              ),
              one.recordedAt ? formatDate(one.recordedAt) : '',
            ];
          after = page.at(-1)?.accountId ?? '';
          full = page.length === exportBatch;
        }
      }
      return sendWorkbook(reply, `${year}年${standingNames[standing]}名单`, {
        columns: headings.map((header) => ({ header, width: 18 })),
        rows: rows(),
      });
    },
  );
}

const headings = [
  '姓名',
  '证件号码',
  '单位',
  '情况',
  '选课',
  '开通',
  '学完',
  '考试通过',
  '审验',
  '登记学时',
];
