import { dayOf, instantOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  formAction,
  officerOf,
  openSearch,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { checkChain } from '../commands/check-chain.ts';
import { auditColumns } from '../pages/audit-columns.tsx';
import { AuditPage } from '../pages/audit-page.tsx';
import { ChainPage } from '../pages/chain-page.tsx';
import { UnusualPage } from '../pages/unusual-page.tsx';
import { loadEntry } from '../queries/load-entry.ts';
import { findLastCheck } from '../queries/seals.ts';
import { countKinds, listEntries } from '../queries/search.ts';
import { type Told, tellEntries } from '../queries/tell-entries.ts';
import { listUnusual } from '../queries/unusual.ts';
import type { EntryFilter } from '../rules/filter.ts';
import { remarksOn } from '../rules/verdict-words.ts';
import { FilterQuery, PeriodQuery, periodOf, readFilter } from './filter-query.ts';

const pageSize = 50;
const mostExported = 50_000;
const mostUnusual = 300;
const auditor = { config: { access: ['AUDITOR'] as const } };
const dayMs = 86_400_000;

/** The auditor's pages (E25). */
export function routes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get(
    '/audit',
    { ...disclosing(auditor, { what: '审计记录' }), schema: { querystring: FilterQuery } },
    async (request, reply) => {
      const filter = await readFilter(parts, officerOf(request), request.query, pageSize + 1);
      const found = await listEntries(db, filter);
      const rows = found.slice(0, pageSize);
      const { entry: openId, before: _before, ...typed } = request.query;
      const open = openId ? await loadEntry(db, openId) : null;
      if (open) reply.disclose({ people: open.entry.whom.map(({ id }) => id) });
      const check = await findLastCheck(db);
      const typedIn = (sealed: string) => openSearch(parts, officerOf(request), sealed);
      return reply.page(
        <AuditPage
          entries={await tellEntries(db, rows)}
          filter={{ ...typed, ...periodOf(typed, clock.now()) }}
          people={{ who: typedIn(typed.who), whom: typedIn(typed.whom) }}
          counts={await countKinds(db, filter)}
          older={found.length > pageSize ? (rows.at(-1)?.id ?? null) : null}
          check={check ? { ...check, holds: check.faults.length === 0 } : null}
          open={open}
        />,
      );
    },
  );

  app.get(
    '/audit.xlsx',
    { ...disclosing(auditor, { what: '审计记录文件' }), schema: { querystring: FilterQuery } },
    async (request, reply) => {
      const filter = await readFilter(parts, officerOf(request), request.query, pageSize);
      return sendWorkbook(reply, '审计记录', { columns: auditColumns, rows: eachTold(filter) });
    },
  );

  app.get(
    '/audit/unusual',
    { ...disclosing(auditor, { what: '异常查看名单' }), schema: { querystring: PeriodQuery } },
    async (request, reply) => {
      const now = clock.now();
      const last = request.query.to ?? dayOf(now);
      const weekAgo = dayOf(new Date(instantOf(last).getTime() - 6 * dayMs));
      const { from, to } = periodOf({ from: request.query.from ?? weekAgo, to: last }, now);
      const [since, until] = [instantOf(from), new Date(instantOf(to).getTime() + dayMs)];
      const found = await listUnusual(db, { since, until, limit: mostUnusual });
      return reply.page(<UnusualPage found={found} from={from} to={to} />);
    },
  );

  app.get('/audit/chain', auditor, async (_request, reply) => {
    const check = await findLastCheck(db);
    return reply.page(<ChainPage check={check ?? null} />);
  });

  formAction(app, '/audit/checks', {
    ...auditor,
    by: officerOf,
    act: () => checkChain(parts),
    done: (_asked, verdict) => ({
      to: '/audit/chain',
      say: verdict.holds ? `封存链完好。${remarksOn(verdict)}` : '封存链有不符之处，详见下面。',
      tone: verdict.holds ? 'success' : 'warning',
    }),
  });

  async function* eachTold(filter: EntryFilter): AsyncGenerator<Told> {
    const size = 1000;
    let before = filter.beforeId;
    for (let given = 0; given < mostExported; given += size) {
      const rows = await listEntries(db, { ...filter, beforeId: before, limit: size });
      yield* await tellEntries(db, rows);
      if (rows.length < size) return;
      before = rows.at(-1)?.id;
    }
  }
}
