import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  formAction,
  learnerOf,
  officerOf,
  rowsOf,
  sendAttachment,
  takePage,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { askForAbsence } from '../commands/ask-for-absence.ts';
import { decideAbsence } from '../commands/decide-absence.ts';
import { withdrawAbsence } from '../commands/withdraw-absence.ts';
import { AbsenceDeskPage } from '../pages/absence-desk-page.tsx';
import { AbsencePage } from '../pages/absence-page.tsx';
import { AbsencesPage } from '../pages/absences-page.tsx';
import { EnterAbsencePage } from '../pages/enter-absence-page.tsx';
import { countAbsences, findAbsence, listAbsencesOf, listReasons } from '../queries/absences.ts';
import { listNamedAbsences } from '../queries/listed-absences.ts';
import { listOwnPeople } from '../queries/places.ts';
import { caringRoles, isCaring, isWithin, readingRoles, readingScopeOf } from '../rules/policy.ts';
import { AbsenceForm, AbsenceQuery, DecisionForm, EnterForm, Params, ReasonForm } from './forms.ts';

const pageSize = 50;
const learners = { access: ['LEARNER'] } as const;
const caring = { access: caringRoles } as const;
const readers = { access: readingRoles } as const;

/** Justified absences: the person asks, the unit enters and decides, authorities look on (G13). */
export function absenceRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  const ownPage = async (accountId: string, form = emptyForm) => (
    <AbsencesPage
      absences={await listAbsencesOf(db, accountId)}
      reasons={await listReasons(db)}
      form={form}
    />
  );

  app.get('/absences', { config: learners }, async (request, reply) =>
    reply.page(await ownPage(learnerOf(request).accountId)),
  );

  formAction(app, '/absences', {
    config: learners,
    by: learnerOf,
    form: AbsenceForm,
    show: ({ actor }, form) => ownPage(actor.accountId, form),
    act: ({ actor }, absence) =>
      askForAbsence(parts, actor, { ...absence, accountId: actor.accountId }),
    done: () => ({
      to: '/absences',
      say: '已提交，由您所在的单位批准。结果会发短信告诉您。',
    }),
  });

  formAction(app, '/absences/:id/withdrawal', {
    config: learners,
    by: learnerOf,
    params: Params,
    act: ({ actor, params }) =>
      withdrawAbsence(parts, actor, { id: params.id, because: '本人撤回' }),
    done: () => ({ to: '/absences', say: '已撤回申请。' }),
  });

  app.get(
    '/absence-desk',
    {
      config: { ...readers, discloses: { what: '缺席申请名单' } },
      schema: { querystring: AbsenceQuery },
    },
    async (request, reply) => {
      const actor = officerOf(request);
      const scope = readingScopeOf(actor);
      const { state, page } = request.query;
      const found = await listNamedAbsences(db, scope, { state, ...rowsOf(page, pageSize) });
      return reply.page(
        <AbsenceDeskPage
          absences={takePage(found, page, pageSize)}
          counts={await countAbsences(db, scope)}
          state={state}
          mayEnter={isCaring(actor.role)}
        />,
      );
    },
  );

  const enterPage = async (actor: Officer, form = emptyForm) => {
    const own = await listOwnPeople(db, actor, clock.now());
    const people = own.filter(({ accountId }) => accountId !== actor.accountId);
    return <EnterAbsencePage people={people} reasons={await listReasons(db)} form={form} />;
  };

  app.get(
    '/absence-desk/new',
    { config: { ...caring, discloses: { what: '可登记缺席的人员名单' } } },
    async (request, reply) => reply.page(await enterPage(officerOf(request))),
  );

  formAction(app, '/absence-desk', {
    config: caring,
    by: officerOf,
    form: EnterForm,
    show: ({ actor }, form) => enterPage(actor, form),
    act: ({ actor }, absence) => askForAbsence(parts, actor, absence),
    done: () => ({ to: '/absence-desk?state=APPROVED', say: '已登记，本人会收到短信。' }),
  });

  const load = async (actor: Officer, id: string) => {
    const absence = await findAbsence(db, id);
    if (!absence || !isWithin(readingScopeOf(actor), absence))
      throw new Refusal('eligibility.not_found');
    return absence;
  };

  const deskPage = async (actor: Officer, id: string, form = emptyForm) => {
    const absence = await load(actor, id);
    const people = new Map(
      (await listPeople(db, [absence.accountId, absence.decidedBy ?? absence.accountId])).map(
        (one) => [one.accountId, one],
      ),
    );
    const own = absence.accountId === actor.accountId;
    return (
      <AbsencePage
        absence={absence}
        person={people.get(absence.accountId) ?? { name: '', idNumberMasked: '' }}
        unit={(await getOrganisation(db, absence.organisationId)).name}
        decidedBy={people.get(absence.decidedBy ?? '')?.name ?? null}
        may={isCaring(actor.role) ? (own ? 'own' : 'decide') : 'read'}
        form={form}
      />
    );
  };

  app.get(
    '/absence-desk/:id',
    {
      config: { ...readers, discloses: { what: '缺席申请', of: 'justified_absence' } },
      schema: { params: Params },
    },
    async (request, reply) => reply.page(await deskPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/absence-desk/:id/decision', {
    config: caring,
    by: officerOf,
    params: Params,
    form: DecisionForm,
    show: ({ actor, params }, form) => deskPage(actor, params.id, form),
    async act({ actor, params }, { decision, note }) {
      const { id } = await load(actor, params.id);
      await decideAbsence(parts, actor, { id, approve: decision === 'approve', note });
    },
    done: () => ({ to: '/absence-desk', say: '已办理，本人会收到短信。' }),
  });

  formAction(app, '/absence-desk/:id/withdrawal', {
    config: caring,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ actor, params }, form) => deskPage(actor, params.id, form),
    async act({ actor, params }, { because }) {
      const { id } = await load(actor, params.id);
      await withdrawAbsence(parts, actor, { id, because });
    },
    done: ({ params }) => ({
      to: `/absence-desk/${params.id}`,
      say: '已撤回，年度考核和职称评审的结果随之更新。',
    }),
  });

  app.get(
    '/absence-desk/:id/proof',
    {
      config: { ...readers, discloses: { what: '缺席的证明材料', of: 'justified_absence' } },
      schema: { params: Params },
    },
    async (request, reply) => {
      const absence = await load(officerOf(request), request.params.id);
      if (!absence.proofKey) throw new Refusal('eligibility.no_proof');
      return sendAttachment(
        reply,
        absence.proofName ?? 'proof',
        await parts.storage.read(absence.proofKey),
      );
    },
  );
}
