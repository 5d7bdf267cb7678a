import type { Officer } from '../../../kernel/actor.ts';
import { dayOf, yearOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  sendPdf,
  takePage,
} from '../../../platform/http/index.ts';
import { listCurrentJurisdictions, scopeOf } from '../../organisations/index.ts';
import { closeCheck } from '../commands/close-check.ts';
import { openCheck } from '../commands/open-check.ts';
import { checkResult } from '../documents/check-result.ts';
import { CheckPage } from '../pages/check-page.tsx';
import { ChecksPage } from '../pages/checks-page.tsx';
import { NewCheckPage } from '../pages/new-check-page.tsx';
import { getCheckedBody, listTalliedChecks, loadCheck } from '../queries/check-view.ts';
import { checkingRoles, mayWorkOn } from '../rules/policy.ts';
import { CheckForm, CheckQuery, ChecksQuery, ClosingForm, Params } from './forms.ts';

const checkers = { access: checkingRoles } as const;
const pageSize = 50;

/** Spot checks: the list, a new one, and one with its drawn rows and its result. */
export function checkRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, documents } = parts;

  app.get(
    '/spot-checks',
    { config: checkers, schema: { querystring: ChecksQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const scope = scopeOf(officerOf(request));
      const found = await listTalliedChecks(db, scope, rowsOf(page, pageSize));
      return reply.page(<ChecksPage checks={takePage(found, page, pageSize)} />);
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

  formAction(app, '/spot-checks', {
    config: checkers,
    by: officerOf,
    form: CheckForm,
    show: ({ actor }, form) => newPage(actor, form),
    async act({ actor }, { body: name, jurisdictionId, year, ...words }) {
      const body = name === '' ? null : await getCheckedBody(db, actor, name);
      const place = actor.role === 'MUNICIPAL_OFFICER' ? jurisdictionId : actor.jurisdictionId;
      const id = await openCheck(parts, actor, {
        ...words,
        bodyId: words.subject === 'STUDY' ? null : (body?.id ?? null),
        jurisdictionId: place || null,
        year: year === '' ? null : year,
      });
      if (!id) throw new Refusal('supervision.nothing_to_draw');
      return id;
    },
    done: (_asked, id) => ({
      to: `/spot-checks/${id}`,
      say: '已随机抽取，请逐件核查并记录结果。',
    }),
  });

  const checkPage = async (
    actor: Officer,
    id: string,
    show: 'left' | 'defects' | null,
    form = emptyForm,
  ) => <CheckPage {...(await loadCheck(db, actor, id, clock.now()))} show={show} form={form} />;

  app.get(
    '/spot-checks/:id',
    {
      config: { ...checkers, discloses: { what: '抽查名单', of: 'spot_check' } },
      schema: { params: Params, querystring: CheckQuery },
    },
    async (request, reply) => {
      const { params, query } = request;
      return reply.page(await checkPage(officerOf(request), params.id, query.show ?? null));
    },
  );

  formAction(app, '/spot-checks/:id/closing', {
    config: checkers,
    by: officerOf,
    params: Params,
    allow: async ({ actor, params }) => {
      const { check } = await loadCheck(db, actor, params.id, clock.now());
      if (!mayWorkOn(actor, check)) throw new Refusal('supervision.not_found');
    },
    form: ClosingForm,
    show: ({ actor, params }, form) => checkPage(actor, params.id, null, form),
    act: ({ actor, params }, { conclusion }) => closeCheck(parts, actor, params.id, conclusion),
    done: ({ params }) => ({
      to: `/spot-checks/${params.id}`,
      say: '抽查已结束，结果不再改动。',
    }),
  });

  app.get(
    '/spot-checks/:id/result.pdf',
    {
      config: { ...checkers, discloses: { what: '抽查结果文件', of: 'spot_check' } },
      schema: { params: Params },
    },
    async (request, reply) => {
      const view = await loadCheck(db, officerOf(request), request.params.id, clock.now());
      const pdf = await documents.renderPdf('supervision/spot-check', checkResult(view));
      return sendPdf(reply, `抽查${view.check.checkNo}`, pdf);
    },
  );
}
