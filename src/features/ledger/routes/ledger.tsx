import {
  type App,
  officerOf,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { getOrganisation, listOrganisations } from '../../organisations/index.ts';
import { EntriesPage } from '../pages/entries-page.tsx';
import { entryColumns } from '../pages/entry-columns.tsx';
import { LedgerPage } from '../pages/ledger-page.tsx';
import { listUnbalanced, sumReceived, sumUses } from '../queries/ledger.ts';
import { listNamedEntries, streamNamedEntries } from '../queries/named-entries.ts';
import { tabulate } from '../rules/ledger.ts';
import { bodyShown, ledgerRoles, readerOf } from '../rules/policy.ts';
import { EntriesQuery, LedgerQuery, rangeOf } from './forms.ts';

const pageSize = 100;

/** The ledger, and the list behind each of its figures. */
export function ledgerRoutes(app: App): void {
  const { db, clock } = app.parts;
  const config = { access: ledgerRoles };

  app.get('/ledger', { config, schema: { querystring: LedgerQuery } }, async (request, reply) => {
    const actor = officerOf(request);
    const range = rangeOf(request.query, clock.now());
    const bodyId = bodyShown(actor, request.query.body);
    const shown = { ...range, bodyId };
    const city = actor.role === 'MUNICIPAL_OFFICER';
    const bodies = city
      ? [
          ...(await listOrganisations(db, { kind: 'TRAINING_CENTRE' })),
          ...(await listOrganisations(db, { kind: 'DISTRICT_HR_BUREAU' })),
        ]
      : [];
    return reply.page(
      <LedgerPage
        range={range}
        rows={tabulate(await sumReceived(db, shown), await sumUses(db, shown))}
        unbalanced={await listUnbalanced(db, shown)}
        body={bodyId ? await getOrganisation(db, bodyId) : null}
        bodies={bodies}
      />,
    );
  });

  app.get(
    '/ledger/entries',
    {
      config: { ...config, discloses: { what: '资金明细' } },
      schema: { querystring: EntriesQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const { body, source, use, page } = request.query;
      const range = rangeOf(request.query, clock.now());
      const shown = { ...range, bodyId: bodyShown(actor, body), source, use };
      const found = await listNamedEntries(db, shown, rowsOf(page, pageSize));
      const of = takePage(found, page, pageSize);
      return reply.page(<EntriesPage {...{ range, source, use, body, of }} {...readerOf(actor)} />);
    },
  );

  app.get(
    '/ledger/entries.xlsx',
    {
      config: { ...config, discloses: { what: '资金明细文件' } },
      schema: { querystring: EntriesQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const { body, source, use } = request.query;
      const range = rangeOf(request.query, clock.now());
      const shown = { ...range, bodyId: bodyShown(actor, body), source, use };
      return sendWorkbook(reply, `收支明细${range.from}至${range.to}`, {
        columns: entryColumns(readerOf(actor)),
        rows: streamNamedEntries(db, shown),
      });
    },
  );
}
