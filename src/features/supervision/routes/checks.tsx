import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { type App, officerOf, parseForm, sendPdf } from '../../../platform/http/index.ts';
import { formatDateTime, formatDay } from '../../../ui/index.ts';
import {
  getOrganisation,
  listCurrentJurisdictions,
  listOrganisationsById,
  scopeOf,
  searchEmployers,
} from '../../organisations/index.ts';
import { closeCheck } from '../commands/close-check.ts';
import { openCheck } from '../commands/open-check.ts';
import { CheckPage } from '../pages/check-page.tsx';
import { ChecksPage } from '../pages/checks-page.tsx';
import { emptyForm, type FormState } from '../pages/form-state.ts';
import { NewCheckPage } from '../pages/new-check-page.tsx';
import { findCheck, listCheckRows, listChecks, tallyChecks } from '../queries/checks.ts';
import { loadPeople } from '../queries/evidence.ts';
import { isOwnBody } from '../queries/random-sample.ts';
import { checkingRoles, maySeeCheck, mayWorkOn } from '../rules/policy.ts';
import { percentText, wilson } from '../rules/share.ts';
import {
  type CheckTally,
  checkSubjectNames,
  defectNames,
  outcomeNames,
} from '../rules/spot-check.ts';
import { CheckForm, CheckQuery, ChecksQuery, ClosingForm, Params } from './forms.ts';

const checkers = { access: checkingRoles } as const;
const pageSize = 50;
const noTally: CheckTally = { drawn: 0, inOrder: 0, defects: 0, notCheckable: 0, left: 0 };

/** Spot checks: the list, a new one, and one with its drawn rows and its result. */
export function checkRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, documents } = parts;

  app.get(
    '/spot-checks',
    { config: checkers, schema: { querystring: ChecksQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const found = await listChecks(db, scopeOf(officerOf(request)), {
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const checks = found.slice(0, pageSize);
      const ids = checks.map(({ id }) => id);
      const tallies = await tallyChecks(db, ids);
      const bodies = await listOrganisationsById(
        db,
        checks.map((one) => one.organisationId),
      );
      return reply.page(
        <ChecksPage
          page={page}
          more={found.length > pageSize}
          rows={checks.map((check) => ({
            check,
            tally: tallies.get(check.id) ?? noTally,
            by: bodies.find(({ id }) => id === check.organisationId)?.name ?? '',
          }))}
        />,
      );
    },
  );

  const newPage = async (actor: Officer, form: FormState) => {
    const places =
      actor.role === 'MUNICIPAL_OFFICER'
        ? await listCurrentJurisdictions(db, dayOf(clock.now()))
        : [];
    return <NewCheckPage places={places} year={yearOf(clock.now())} form={form} />;
  };
  app.get('/spot-checks/new', { config: checkers }, async (request, reply) =>
    reply.page(await newPage(officerOf(request), emptyForm)),
  );

  /** The body named in the form: undefined when nobody has this name, or it is not the actor's to check. */
  const findBody = async (actor: Officer, name: string) => {
    const found = (await searchEmployers(db, name, 5)).find((one) => one.name === name);
    const own = actor.organisationId ? await getOrganisation(db, actor.organisationId) : undefined;
    const body = found ?? (own?.name === name ? own : undefined);
    return body && (actor.role === 'MUNICIPAL_OFFICER' || isOwnBody(actor, body))
      ? body
      : undefined;
  };

  app.post('/spot-checks', { config: checkers }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(CheckForm, request.body);
    if (!form.ok) return reply.code(422).page(await newPage(actor, form));
    const { body, jurisdictionId, year, ...words } = form.value;
    const again = async (errors: Record<string, string>) =>
      reply.code(422).page(await newPage(actor, { values: form.values, errors }));
    const checked = body === '' ? null : await findBody(actor, body);
    if (checked === undefined) return again({ body: '没有这个单位，或者它不由您抽查；请写全称。' });
    const place = actor.role === 'MUNICIPAL_OFFICER' ? jurisdictionId : actor.jurisdictionId;
    const id = await openCheck(parts, actor, {
      ...words,
      bodyId: words.subject === 'STUDY' ? null : (checked?.id ?? null),
      jurisdictionId: place || null,
      year: year === '' ? null : year,
    });
    if (!id) return again({ form: '这个范围里没有可以抽取的记录，请放宽日期或者范围。' });
    reply.flash('success', '已随机抽取，请逐件核查并记录结果。');
    return reply.redirect(`/spot-checks/${id}`, 303);
  });

  const load = async (actor: Officer, id: string) => {
    const check = await findCheck(db, id);
    if (!check || !maySeeCheck(actor, check)) throw new Refusal('supervision.not_found');
    const tally = (await tallyChecks(db, [id])).get(id) ?? noTally;
    const rows = await listCheckRows(db, id);
    const bodies = await listOrganisationsById(db, [
      ...new Set(
        [check.organisationId, check.bodyId, ...rows.map(({ bodyId }) => bodyId)].filter(
          (one) => one !== null,
        ),
      ),
    ]);
    const places = await listCurrentJurisdictions(db, dayOf(clock.now()));
    const place = places.find((one) => one.id === check.jurisdictionId)?.shortName;
    const bodyNames = new Map(bodies.map((one) => [one.id, one.name]));
    const scope = [
      place ?? (check.jurisdictionId ? '' : '全市'),
      check.bodyId ? bodyNames.get(check.bodyId) : '',
      check.year ? `${check.year}年度` : '',
    ];
    return {
      check,
      tally,
      rows,
      bodyNames,
      scope: scope.filter(Boolean).join('，'),
      people: await loadPeople(db, rows),
      mayWork: mayWorkOn(actor, check),
    };
  };

  const show = { params: Params, querystring: CheckQuery };
  app.get('/spot-checks/:id', { config: checkers, schema: show }, async (request, reply) => {
    const view = await load(officerOf(request), request.params.id);
    return reply.page(<CheckPage {...view} show={request.query.show ?? null} form={emptyForm} />);
  });

  app.post(
    '/spot-checks/:id/closing',
    { config: checkers, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = request.params;
      const form = parseForm(ClosingForm, request.body);
      const view = await load(actor, id);
      if (!view.mayWork) throw new Refusal('supervision.not_found');
      if (!form.ok) return reply.code(422).page(<CheckPage {...view} show={null} form={form} />);
      await closeCheck(parts, actor, id, form.value.conclusion);
      reply.flash('success', '抽查已结束，结果不再改动。');
      return reply.redirect(`/spot-checks/${id}`, 303);
    },
  );

  app.get(
    '/spot-checks/:id/result.pdf',
    { config: checkers, schema: { params: Params } },
    async (request, reply) => {
      const view = await load(officerOf(request), request.params.id);
      const { check, tally, rows, people, bodyNames } = view;
      const interval = wilson(tally.defects, tally.defects + tally.inOrder);
      const checked = tally.defects + tally.inOrder;
      const pdf = await documents.renderPdf('supervision/spot-check', {
        checkNo: check.checkNo,
        by: bodyNames.get(check.organisationId) ?? '',
        subject: checkSubjectNames[check.subject],
        scope: view.scope,
        period: `${formatDay(check.periodFrom)}至${formatDay(check.periodTo)}`,
        openedAt: formatDateTime(check.openedAt),
        closedAt: check.closedAt ? formatDateTime(check.closedAt) : '',
        conclusion: check.conclusion ?? '',
        seed: check.seed,
        population: check.population,
        tally,
        share: percentText(checked > 0 ? (tally.defects / checked) * 100 : null),
        interval: interval ? `${percentText(interval.low)}至${percentText(interval.high)}` : '—',
        rows: rows.map((row) => ({
          no: String(row.position),
          person: people.get(row.accountId)?.name ?? '',
          number: people.get(row.accountId)?.idNumberMasked ?? '',
          body: row.bodyId ? (bodyNames.get(row.bodyId) ?? '') : '',
          outcome: row.outcome ? outcomeNames[row.outcome] : '未核查',
          defect: row.defect ? (defectNames[check.subject][row.defect] ?? '') : '',
          note: row.note,
        })),
      });
      return sendPdf(reply, `抽查${check.checkNo}`, pdf);
    },
  );
}
