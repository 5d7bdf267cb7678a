import type { Officer } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, officerOf, sendStoredFile } from '../../../platform/http/index.ts';
import { sheetTypes } from '../../../platform/spreadsheets/index.ts';
import { cancelExport } from '../commands/cancel-export.ts';
import { orderExport } from '../commands/order-export.ts';
import { ExportPage, ExportsPage } from '../pages/exports-page.tsx';
import { findExport, listExports } from '../queries/exports.ts';
import { listYears } from '../queries/figures.ts';
import { exportNames } from '../rules/export.ts';
import { figureScopeOf, readers } from '../rules/policy.ts';
import { ExportForm, IdParams, YearQuery } from './forms.ts';

const all = { access: readers } as const;

/** Files of figures: ordered, watched, cancelled, fetched. Officers see those they ordered in the same role. */
export function exportRoutes(app: App): void {
  const { db, clock, storage } = app.parts;

  const pageOf = async (
    actor: Officer,
    values: Record<string, string>,
    errors: Record<string, string>,
  ) => {
    const years = (await listYears(db, figureScopeOf(actor), {})).map(({ year }) => year);
    return (
      <ExportsPage
        role={actor.role}
        years={years.length > 0 ? years : [yearOf(clock.now())]}
        values={values}
        errors={errors}
        exports={await listExports(db, actor)}
      />
    );
  };
  const getOwn = async (actor: Officer, id: string) => {
    const one = await findExport(db, id);
    const own =
      one?.accountId === actor.accountId &&
      one.role === actor.role &&
      one.organisationId === actor.organisationId;
    if (!one || !own) throw new Refusal('statistics.not_found');
    return one;
  };

  app.get(
    '/statistics/exports',
    { config: all, schema: { querystring: YearQuery } },
    async (request, reply) => {
      const { year } = request.query;
      return reply.page(await pageOf(officerOf(request), year ? { year: String(year) } : {}, {}));
    },
  );

  formAction(app, '/statistics/exports', {
    config: all,
    by: officerOf,
    form: ExportForm,
    show: ({ actor }, { values, errors }) =>
      pageOf(actor, values as Record<string, string>, errors),
    act: ({ actor }, ordered) => orderExport(app.parts, actor, ordered),
    done: (_asked, id) => ({ to: `/statistics/exports/${id}` }),
  });

  app.get(
    '/statistics/exports/:id',
    { config: all, schema: { params: IdParams } },
    async (request, reply) =>
      reply.page(<ExportPage one={await getOwn(officerOf(request), request.params.id)} />),
  );

  formAction(app, '/statistics/exports/:id/cancellation', {
    config: all,
    by: officerOf,
    params: IdParams,
    async act({ actor, params }) {
      const { id } = await getOwn(actor, params.id);
      return cancelExport(app.parts, actor, id);
    },
    done: ({ params }, stopped) => ({
      to: `/statistics/exports/${params.id}`,
      ...(stopped
        ? { say: '导出已取消。' }
        : { say: '导出已经结束，不能再取消。', tone: 'warning' }),
    }),
  });

  app.get(
    '/statistics/exports/:id/file',
    {
      config: { ...all, discloses: { what: '统计导出文件', of: 'statistics_export' } },
      schema: { params: IdParams },
    },
    async (request, reply) => {
      const one = await getOwn(officerOf(request), request.params.id);
      if (one.state !== 'DONE' || !one.storageKey) throw new Refusal('statistics.file_not_ready');
      return sendStoredFile(storage, request, reply, {
        key: one.storageKey,
        type: sheetTypes[one.format],
        downloadName: `${one.year}年${exportNames[one.kind]}.${one.format}`,
      });
    },
  );
}
