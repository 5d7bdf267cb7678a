import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  disclosing,
  type FieldErrors,
  formAction,
  officerOf,
  typed,
} from '../../../platform/http/index.ts';
import { EmptyState, Page } from '../../../ui/index.ts';
import { examWindow, listTopics } from '../../courses/index.ts';
import { placeGroupOrder } from '../commands/place-group-order.ts';
import { ChoosePeoplePage } from '../pages/choose-people-page.tsx';
import { loadRoster, type NamedPeople, readNumbers } from '../queries/payer-roster.ts';
import { readNumberList } from '../rules/number-list.ts';
import { payerRoles } from '../rules/policy.ts';
import { listForm, newGroupQuery, pickedForm } from './forms.ts';

const payer = { config: { access: payerRoles }, by: officerOf };

/** Choosing people for a group order: from the roster, by pasted numbers or by a list (E21). */
export function groupPeopleRoutes(app: App): void {
  const { parts } = app;

  app.get(
    '/group-orders/new',
    disclosing(
      { config: payer.config, schema: { querystring: newGroupQuery } },
      { what: '可代缴人员名单' },
    ),
    async (request, reply) => {
      const { topic: topicId, show: only } = request.query;
      return reply.page(await page(officerOf(request), { topicId, only }));
    },
  );

  formAction(app, '/group-orders/lists', {
    ...disclosing(payer, { what: '代缴名单' }),
    form: listForm,
    show: ({ actor }, { values, errors }) =>
      page(actor, {
        topicId: typed(values, 'topicId'),
        pasted: typed(values, 'numbers'),
        errors,
      }),
    act: async (_asked, list) => {
      const { numbers, said } = await readNumberList(list);
      return { list: await readNumbers(parts, numbers), said };
    },
    done: async ({ actor }, read, { topicId, numbers: pasted }) => ({
      page: await page(actor, { topicId, pasted, ...read }),
    }),
  });

  formAction(app, '/group-orders', {
    ...payer,
    form: pickedForm,
    show: ({ actor }, { values, errors }) =>
      page(actor, {
        topicId: typed(values, 'topicId'),
        chosen: [values.who ?? []].flat(),
        errors,
      }),
    refusedAt: { 'payment.nobody_left': 'who' },
    act: ({ actor }, { topicId, who, all }) =>
      placeGroupOrder(parts, actor, { topicId, accountIds: all ? null : who }),
    done: (_asked, { id, leftOut }, { all }) =>
      all || leftOut.length === 0
        ? { to: `/group-orders/${id}`, say: '订单已建立，请选择付款方式。' }
        : {
            to: `/group-orders/${id}`,
            tone: 'warning',
            say: `订单已建立，${leftOut.length} 人没有列入。`,
          },
  });

  async function page(
    actor: Officer,
    more: {
      topicId?: string | undefined;
      only?: 'selected' | 'unselected' | undefined;
      errors?: FieldErrors;
      pasted?: string;
      list?: NamedPeople;
      /** The accounts that were ticked in a form that was refused. */
      chosen?: string[];
      /** What was read of the file. */
      said?: string[];
    },
  ) {
    const now = parts.clock.now();
    const topics = (await listTopics(parts.db)).filter(
      (topic) => topic.feeFen > 0 && examWindow(topic).closesAt > now,
    );
    const topic = topics.find((one) => one.id === more.topicId) ?? topics[0];
    if (!topic) return <NothingToPay />;
    const people = await loadRoster(parts, parts.db, actor, {
      topicId: topic.id,
      ...(more.list && { accountIds: more.list.accountIds }),
    });
    return (
      <ChoosePeoplePage
        topic={topic}
        topics={topics}
        people={more.list ? hideOutsiders(people) : people}
        faults={more.list?.faults ?? null}
        chosen={more.list?.chosen ?? more.chosen ?? []}
        said={more.said ?? []}
        only={more.only ?? null}
        errors={more.errors ?? {}}
        pasted={more.pasted ?? ''}
      />
    );
  }
}

/** Hides the names of people who do not belong to the unit. */
function hideOutsiders<T extends { name: string; idNumberMasked: string; leftOut: string | null }>(
  people: T[],
): T[] {
  return people.map((person) =>
    person.leftOut === 'NOT_YOURS' ? { ...person, name: '（非本单位人员）' } : person,
  );
}

function NothingToPay() {
  return (
    <Page title="新建集体订单" crumbs={[{ label: '集体缴费', href: '/group-orders' }]}>
      <EmptyState title="现在没有需要缴费的课程" icon="calendar">
        开放选课后可以在这里为人员集体缴费。
      </EmptyState>
    </Page>
  );
}
