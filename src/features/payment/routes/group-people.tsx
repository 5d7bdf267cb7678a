import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  type FieldErrors,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { describeReading, UnreadableTable } from '../../../platform/spreadsheets/index.ts';
import { EmptyState, Page } from '../../../ui/index.ts';
import { examWindow, listTopics } from '../../courses/index.ts';
import { ChoosePeoplePage } from '../pages/choose-people-page.tsx';
import { loadRoster, type NamedPeople, readNumbers } from '../queries/payer-roster.ts';
import { type ListedNumber, readNumberFile, splitNumbers } from '../rules/number-list.ts';
import { payerRoles } from '../rules/policy.ts';
import { listForm, newGroupQuery } from './forms.ts';

/** Choosing people for a group order: from the roster, by pasted numbers or by a list (E21). */
export function groupPeopleRoutes(app: App): void {
  const { parts } = app;
  const payer = { config: { access: payerRoles } };

  app.get(
    '/group-orders/new',
    { ...payer, schema: { querystring: newGroupQuery } },
    async (request, reply) =>
      show(reply, officerOf(request), { topicId: request.query.topic, only: request.query.show }),
  );

  app.post('/group-orders/lists', payer, async (request, reply) => {
    const form = parseForm(listForm, request.body);
    const topicId = typed(form.values, 'topicId');
    const pasted = typed(form.values, 'numbers');
    if (!form.ok)
      return show(reply.code(422), officerOf(request), { topicId, errors: form.errors, pasted });
    const given = form.value.file
      ? await readFile(form.value.file.path)
      : { numbers: splitNumbers(pasted), said: [] };
    if ('error' in given) {
      const errors = { file: given.error };
      return show(reply.code(422), officerOf(request), { topicId, errors, pasted });
    }
    const list = await readNumbers(parts, given.numbers);
    return show(reply, officerOf(request), { topicId, pasted, list, said: given.said });
  });

  async function show(
    reply: FastifyReply,
    actor: Officer,
    more: {
      topicId?: string | undefined;
      only?: 'selected' | 'unselected' | undefined;
      errors?: FieldErrors;
      pasted?: string;
      list?: NamedPeople;
      /** What was read of the file. */
      said?: string[];
    },
  ) {
    const now = parts.clock.now();
    const topics = (await listTopics(parts.db)).filter(
      (topic) => topic.feeFen > 0 && examWindow(topic).closesAt > now,
    );
    const topic = topics.find((one) => one.id === more.topicId) ?? topics[0];
    if (!topic) return reply.page(<NothingToPay />);
    const people = await loadRoster(parts, parts.db, actor, {
      topicId: topic.id,
      ...(more.list && { accountIds: more.list.accountIds }),
    });
    return reply.page(
      <ChoosePeoplePage
        topic={topic}
        topics={topics}
        people={more.list ? hideOutsiders(people) : people}
        faults={more.list?.faults ?? null}
        chosen={more.list?.chosen ?? []}
        said={more.said ?? []}
        only={more.only ?? null}
        errors={more.errors ?? {}}
        pasted={more.pasted ?? ''}
      />,
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

/** Returns the numbers of a file, or why it has none that can be read. */
async function readFile(
  path: string,
): Promise<{ numbers: ListedNumber[]; said: string[] } | { error: string }> {
  try {
    const found = await readNumberFile(path);
    if (!found) return { error: '前 60 行里没有找到“证件号码”这一列，请在表头写上后重新上传。' };
    return { numbers: found.numbers, said: describeReading(found.reading) };
  } catch (error) {
    if (error instanceof UnreadableTable) return { error: error.message };
    throw error;
  }
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
