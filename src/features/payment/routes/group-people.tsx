import type { FastifyReply } from 'fastify';
import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  type FieldErrors,
  officerOf,
  parseForm,
  typed,
} from '../../../platform/http/index.ts';
import { readRows, UnreadableSheet } from '../../../platform/spreadsheets/index.ts';
import { EmptyState, Page } from '../../../ui/index.ts';
import { examWindow, listTopics } from '../../courses/index.ts';
import { ChoosePeoplePage } from '../pages/choose-people-page.tsx';
import { type ListFault, loadRoster, readNumbers } from '../queries/payer-roster.ts';
import { payerRoles } from '../rules/policy.ts';
import { listForm, newGroupQuery } from './forms.ts';

const numberHeadings = ['证件号码', '身份证号', '身份证号码', '公民身份号码'];

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
    const rows = form.value.file ? await readList(form.value.file.path) : splitLines(pasted);
    if (!rows) {
      const errors = { file: '没有找到“证件号码”这一列，或者不是 xlsx、csv 表格。' };
      return show(reply.code(422), officerOf(request), { topicId, errors, pasted });
    }
    const list = await readNumbers(parts, rows);
    return show(reply, officerOf(request), { topicId, pasted, list });
  });

  async function show(
    reply: FastifyReply,
    actor: Officer,
    more: {
      topicId?: string | undefined;
      only?: 'selected' | 'unselected' | undefined;
      errors?: FieldErrors;
      pasted?: string;
      list?: { accountIds: string[]; faults: ListFault[] };
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
        chosen={more.list?.accountIds ?? []}
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

function splitLines(pasted: string): { row: number; text: string }[] {
  return pasted
    .split(/\r?\n/)
    .map((line, at) => ({ row: at + 1, text: line.trim() }))
    .filter(({ text }) => text !== '')
    .slice(0, 5000);
}

/** Returns the numbers in the column with such a heading; null when there is none. */
async function readList(path: string): Promise<{ row: number; text: string }[] | null> {
  try {
    const rows = await Array.fromAsync(readRows(path));
    const heading = rows.find(({ cells }) => cells.some((cell) => numberHeadings.includes(cell)));
    if (!heading) return null;
    const place = heading.cells.findIndex((cell) => numberHeadings.includes(cell));
    return rows
      .filter(({ row }) => row > heading.row)
      .map(({ row, cells }) => ({ row, text: cells[place] ?? '' }))
      .filter(({ text }) => text !== '')
      .slice(0, 5000);
  } catch (error) {
    if (error instanceof UnreadableSheet) return null;
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
