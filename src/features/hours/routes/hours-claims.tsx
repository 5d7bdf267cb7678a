import type { Learner, Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  learnerOf,
  officerOf,
  sendAttachment,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { claimHours } from '../commands/claim-hours.ts';
import { decideHoursClaim } from '../commands/decide-hours-claim.ts';
import { withdrawHoursClaim } from '../commands/withdraw-hours-claim.ts';
import { HoursClaimPage } from '../pages/hours-claim-page.tsx';
import { HoursClaimsPage } from '../pages/hours-claims-page.tsx';
import { OwnHoursClaimsPage } from '../pages/own-hours-claims-page.tsx';
import {
  findHoursClaimOfBody,
  listForms,
  listHoursClaims,
  listHoursClaimsOfBody,
} from '../queries/hours-claims.ts';
import { recordingRoles } from '../rules/policy.ts';
import { ClaimForm, DecisionForm, WithdrawalForm } from './forms.ts';

const recorders = { access: recordingRoles } as const;
const learners = { access: ['LEARNER'] } as const;

/** Hours earned elsewhere: claimed by the learner, decided by employer or agency (E8). */
export function hoursClaimRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, storage } = parts;

  const ownPage = async ({ accountId }: Learner, form: FormState = emptyForm) => (
    <OwnHoursClaimsPage
      claims={await listHoursClaims(db, accountId)}
      forms={await listForms(db)}
      today={clock.now()}
      form={form}
    />
  );

  app.get('/hours/claims', { config: learners }, async (request, reply) =>
    reply.page(await ownPage(learnerOf(request))),
  );

  formAction(app, '/hours/claims', {
    config: learners,
    by: learnerOf,
    form: ClaimForm,
    show: ({ actor }, form) => ownPage(actor, form),
    act: ({ actor }, facts) => claimHours(parts, actor, facts),
    done: () => ({
      to: '/hours/claims',
      say: '已提交，由您所在的单位（或托管档案的代理机构）认定。',
    }),
  });

  app.get(
    '/hours/claim-desk',
    { config: { ...recorders, discloses: { what: '学时申请名单' } } },
    async (request, reply) => {
      const claims = await listHoursClaimsOfBody(db, officerOf(request).organisationId);
      const ids = [...new Set(claims.map(({ accountId }) => accountId))];
      const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
      const rows = claims.map((claim) => ({ claim, person: people.get(claim.accountId) }));
      return reply.page(<HoursClaimsPage rows={rows} />);
    },
  );

  const getClaim = async (actor: Officer, id: string) => {
    const claim = await findHoursClaimOfBody(db, id, actor.organisationId);
    if (!claim) throw new Refusal('hours.not_yours');
    return claim;
  };
  const claimPage = async (actor: Officer, id: string, form: FormState = emptyForm) => {
    const claim = await getClaim(actor, id);
    const [person] = await listPeople(db, [claim.accountId]);
    const own = claim.accountId === actor.accountId;
    return <HoursClaimPage claim={claim} person={person} own={own} form={form} />;
  };

  app.get(
    '/hours/claim-desk/:id',
    {
      config: { ...recorders, discloses: { what: '学时申请', of: 'external_hour_claim' } },
      schema: { params: fields.idParams },
    },
    async (request, reply) => reply.page(await claimPage(officerOf(request), request.params.id)),
  );

  const onClaim = { config: recorders, by: officerOf, params: fields.idParams } as const;

  formAction(app, '/hours/claim-desk/:id/decision', {
    ...onClaim,
    form: DecisionForm,
    show: ({ actor, params }, form) => claimPage(actor, params.id, form),
    act: ({ actor, params }, { decision, note }) =>
      decideHoursClaim(parts, actor, { id: params.id, approve: decision === 'approve', note }),
    done: () => ({ to: '/hours/claim-desk', say: '已办理，本人会收到短信。' }),
  });

  formAction(app, '/hours/claim-desk/:id/withdrawal', {
    ...onClaim,
    form: WithdrawalForm,
    show: ({ actor, params }, form) => claimPage(actor, params.id, form),
    act: ({ actor, params }, { because }) =>
      withdrawHoursClaim(parts, actor, { id: params.id, because }),
    done: ({ params }) => ({
      to: `/hours/claim-desk/${params.id}`,
      say: '已撤回，本人会收到短信，可以重新申报。',
    }),
  });

  app.get(
    '/hours/claim-desk/:id/proof',
    {
      config: {
        ...recorders,
        discloses: { what: '学时申请的证明材料', of: 'external_hour_claim' },
      },
      schema: { params: fields.idParams },
    },
    async (request, reply) => {
      const { proofName, proofKey } = await getClaim(officerOf(request), request.params.id);
      return sendAttachment(reply, proofName, await storage.read(proofKey));
    },
  );
}
