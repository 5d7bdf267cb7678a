import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  sendPdf,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { formatDateTime } from '../../../ui/index.ts';
import { getMergedAt } from '../../statistics/index.ts';
import { changeThresholds } from '../commands/change-thresholds.ts';
import { ParticipationPage } from '../pages/participation-page.tsx';
import { lineColumns } from '../pages/participation-table.tsx';
import { type Asked, loadParticipation, type Participation } from '../queries/participation.ts';
import { loadThresholds } from '../queries/thresholds.ts';
import { type Line, marksOf, sideNames } from '../rules/participation.ts';
import { viewingRoles } from '../rules/policy.ts';
import { ParticipationQuery, ThresholdForm } from './forms.ts';

const viewers = { access: viewingRoles } as const;
const pageSize = 50;
const exportBatch = 2000;
const onPaper = 500;

/** Who takes part and who is behind, by district, system, unit and title level (N33, N34). */
export function participationRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, documents } = parts;
  const schema = { querystring: ParticipationQuery };
  const now = () => ({ today: dayOf(clock.now()), thisYear: yearOf(clock.now()) });
  const askedOf = ({ after, ...query }: ReturnType<typeof ParticipationQuery.parse>): Asked => {
    const [rate, ...id] = after?.split('.') ?? [];
    return { ...query, after: rate ? { rate: Number(rate), id: id.join('.') } : null };
  };
  const pageOf = async (
    actor: ReturnType<typeof officerOf>,
    query: ReturnType<typeof ParticipationQuery.parse>,
    form: FormState = emptyForm,
  ) => (
    <ParticipationPage
      role={actor.role}
      shown={await loadParticipation(db, actor, now(), askedOf(query), pageSize)}
      first={query.after === undefined}
      thresholds={await loadThresholds(db)}
      mergedAt={await getMergedAt(db)}
      form={form}
    />
  );

  app.get('/supervision', { config: viewers, schema }, async (request, reply) =>
    reply.page(await pageOf(officerOf(request), request.query)),
  );

  formAction(app, '/supervision/thresholds', {
    config: { access: ['MUNICIPAL_OFFICER'] },
    by: officerOf,
    form: ThresholdForm,
    show: ({ actor }, form) => pageOf(actor, {}, form),
    act: ({ actor }, thresholds) => changeThresholds(parts, actor, thresholds),
    done: () => ({ to: '/supervision', say: '提示线已更新。' }),
  });

  app.get('/supervision.xlsx', { config: viewers, schema }, async (request, reply) => {
    const actor = officerOf(request);
    const asked = askedOf(request.query);
    const first = await loadParticipation(db, actor, now(), asked, exportBatch);
    async function* rows() {
      for (let part: Participation | null = first; part; ) {
        yield* part.lines;
        const last: Line | undefined = part.lines.at(-1);
        part =
          part.more && last
            ? await loadParticipation(
                db,
                actor,
                now(),
                { ...asked, ...first.filter, after: { rate: last.rate ?? 0, id: last.member } },
                exportBatch,
              )
            : null;
      }
    }
    const columns = lineColumns(first, await loadThresholds(db));
    return sendWorkbook(reply, titleOf(first), { columns, rows: rows() });
  });

  app.get('/supervision.pdf', { config: viewers, schema }, async (request, reply) => {
    const actor = officerOf(request);
    const shown = await loadParticipation(db, actor, now(), askedOf(request.query), onPaper);
    const thresholds = await loadThresholds(db);
    const columns = lineColumns(shown, thresholds).filter(({ value }) => value !== undefined);
    const pdf = await documents.renderPdf('supervision/participation', {
      title: titleOf(shown),
      asOf: formatDateTime(await getMergedAt(db)),
      headings: columns.map(({ label }) => label),
      more: shown.more,
      thresholds,
      rows: [...shown.lines, shown.total].map((line) => ({
        cells: columns.map(({ value }) => String(value?.(line))),
        marked: Object.values(marksOf(line, thresholds)).some(Boolean),
      })),
    });
    return sendPdf(reply, titleOf(shown), pdf);
  });
}

const titleOf = ({ scopeName, year, by, filter, names }: Participation) => {
  const place = filter.place ? (names.place.get(filter.place) ?? '') : '';
  const industry = filter.industry ? (names.industry.get(filter.industry) ?? '') : '';
  return `${place || industry || scopeName}${year}年参学和完成情况（按${sideNames[by]}）`;
};
