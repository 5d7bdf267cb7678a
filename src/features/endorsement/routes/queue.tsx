import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  listOf,
  officerOf,
  openSearch,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { exportedColumns } from '../../../ui/index.ts';
import { listTopics } from '../../courses/index.ts';
import { scopeOf } from '../../organisations/index.ts';
import { endorseSlips } from '../commands/endorse-slips.ts';
import { returnMany } from '../commands/return-many.ts';
import { queueColumns } from '../pages/queue-columns.tsx';
import { QueuePage } from '../pages/queue-page.tsx';
import { countByState } from '../queries/endorsements.ts';
import { listQueueBodies, loadQueue, sumQueue } from '../queries/queue.ts';
import { endorsingRoles, readingRoles } from '../rules/policy.ts';
import { orderOf, type QueueFilter } from '../rules/queue.ts';
import { refusals } from '../rules/refusals.ts';
import { EndorseForm, QueueQuery, ReturnForm } from './forms.ts';
import { onwardTo } from './onward.ts';

const pageSize = 50;
/** A copy holds at most so many rows, a printed list too. */
const mostCopied = 5000;
/** As many as are decided at once. */
const mostDecided = 500;
const officers = { access: readingRoles, discloses: { what: '合格单审验名单' } } as const;
const endorsers = { access: endorsingRoles, discloses: { what: '合格单审验名单' } } as const;
type Query = z.infer<typeof QueueQuery>;

/** The queue of a body, and what is decided for many at once (N24-N28). */
export function queueRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  /** The filter with what was searched for as it was typed. */
  const opened = <F extends { who: string }>(actor: Officer, filter: F): F => ({
    ...filter,
    who: openSearch(parts, actor, filter.who),
  });

  const loadPage = async (actor: Officer, query: Query, form: FormState) => {
    const { page, as, ...narrowed } = query;
    const filter = opened(actor, narrowed);
    const sort = orderOf(filter.state, filter.sort);
    const [from, size] = as === 'print' ? [1, mostCopied] : [page, pageSize];
    const found = await loadQueue(parts, actor, filter, { sort, ...rowsOf(from, size) });
    const wholeCity = actor.role === 'MUNICIPAL_OFFICER';
    return {
      queue: takePage(found, from, size),
      sums: await sumQueue(parts, actor, filter),
      counts: await countByState(db, scopeOf(actor)),
      topics: await listTopics(db),
      bodies: wholeCity ? await listQueueBodies(db, actor, filter.state) : null,
      filter,
      sort,
      mayEndorse: !wholeCity,
      form,
    };
  };
  const show = async ({ actor }: { actor: Officer }, form: FormState) => (
    <QueuePage {...(await loadPage(actor, listOf(QueueQuery, form.values), form))} />
  );

  app.get(
    '/endorsements',
    { config: officers, schema: { querystring: QueueQuery } },
    async (request, reply) => {
      const officer = officerOf(request);
      if (request.query.as === 'xlsx') return sendQueue(officer, request.query, reply);
      return reply.page(<QueuePage {...(await loadPage(officer, request.query, emptyForm))} />);
    },
  );

  /** Exactly what the page shows: filter, order and columns. */
  async function sendQueue(
    actor: Officer,
    { cols, ...narrowed }: Query,
    reply: Parameters<typeof sendWorkbook>[0],
  ) {
    const filter = opened(actor, narrowed);
    const sort = orderOf(filter.state, filter.sort);
    const rows = await loadQueue(parts, actor, filter, { sort, limit: mostCopied, offset: 0 });
    const sums = await sumQueue(parts, actor, filter);
    const wholeCity = actor.role === 'MUNICIPAL_OFFICER';
    const view = { state: filter.state, now: parts.clock.now(), sums, wholeCity };
    return sendWorkbook(reply, '合格单审验', {
      columns: exportedColumns(queueColumns(view), cols),
      rows,
    });
  }

  /** The ticked ones, or all that match: of those the officer's own is left out (G10). */
  async function idsOf(actor: Officer, chosen: QueueFilter & { id: string[]; all: boolean }) {
    if (!chosen.all) return chosen.id;
    const filter: QueueFilter = { ...opened(actor, chosen), state: 'PENDING' };
    const rows = { sort: 'at', limit: mostDecided, offset: 0 };
    const found = await loadQueue(parts, actor, filter, rows);
    return found.filter(({ own }) => !own).map(({ id }) => id);
  }

  formAction(app, '/endorsements/decisions', {
    config: endorsers,
    by: officerOf,
    form: EndorseForm,
    show,
    async act({ actor }, chosen) {
      const ids = await idsOf(actor, chosen);
      const onlyAgreeing = !chosen.looked || ids.length > 1;
      const { endorsed, refused } = await endorseSlips(parts, actor, ids, { onlyAgreeing });
      if (endorsed === 0 && refused[0]) throw new Refusal(refused[0]);
      return { done: endorsed, refused };
    },
    done: (_asked, outcome, form) => ({
      to: onwardTo(form),
      ...say('已审验', outcome),
    }),
  });

  formAction(app, '/endorsements/returns', {
    config: endorsers,
    by: officerOf,
    form: ReturnForm,
    show,
    async act({ actor }, chosen) {
      const outcome = await returnMany(parts, actor, await idsOf(actor, chosen), chosen.reason);
      if (outcome.done === 0 && outcome.refused[0]) throw new Refusal(outcome.refused[0]);
      return outcome;
    },
    done: (_asked, outcome, form) => ({
      to: onwardTo(form),
      ...say('已退回', outcome),
    }),
  });
}

/** What was done and what was left undone, with the reasons. */
function say(did: string, { done, refused }: { done: number; refused: string[] }) {
  const said = `${did} ${done} 张合格单。`;
  if (refused.length === 0) return { say: said };
  const because = [...new Set(refused)].map((code) => refusals[code]?.({}).sentence).join('');
  return {
    tone: 'warning' as const,
    say: `${said}另有 ${refused.length} 张没有办理：${because}`,
  };
}
