import { z } from 'zod';
import type { Learner, Officer, OfficerRole } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  fields,
  learnerOf,
  officerOf,
  parseForm,
  sendAttachment,
  typed,
  uploadField,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { claimHours } from '../commands/claim-hours.ts';
import { decideClaim } from '../commands/decide-claim.ts';
import { withdrawClaim } from '../commands/withdraw-claim.ts';
import { ClaimDeskPage } from '../pages/claim-desk-page.tsx';
import { ClaimPage } from '../pages/claim-page.tsx';
import { ClaimsPage, type FormState } from '../pages/claims-page.tsx';
import {
  findClaimOfBody,
  listClaims,
  listClaimsOfBody,
  listForms,
} from '../queries/hours-claims.ts';
import { refusals } from '../rules/refusals.ts';
import { Because } from './entries.tsx';

const recorders = {
  access: ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[],
};
const learners = { access: ['LEARNER'] } as const;
const Params = fields.idParams;
const named = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(100, '最多100个字。');

const ClaimForm = z
  .object({
    subject: z.enum(['PUBLIC', 'PROFESSIONAL'], '请选择科目。'),
    formCode: named('请选择学习形式。'),
    title: named('请填写学习内容。'),
    organiser: named('请填写举办单位。'),
    heldFrom: z.iso.date('请填写开始日期。'),
    heldTo: z.iso.date('请填写结束日期。'),
    unit: z.enum(['LESSON', 'HOUR', 'MINUTE', 'DAY'], '请选择单位。'),
    quantity: z.coerce.number('请填写数量。').positive('数量须大于0。').max(10_000, '数量过大。'),
    testPassed: z.literal('yes').optional(),
    proof: uploadField({
      kinds: ['pdf', 'jpg', 'png'],
      megabytes: 10,
      missing: '请上传证明材料。',
      wrong: '证明材料请上传 PDF、JPG 或 PNG。',
    }),
  })
  .refine(({ heldFrom, heldTo }) => heldFrom <= heldTo, {
    path: ['heldTo'],
    message: '结束日期不能早于开始日期。',
  })
  .refine(({ heldFrom, heldTo }) => heldFrom.slice(0, 4) === heldTo.slice(0, 4), {
    path: ['heldTo'],
    message: '跨年度的学习请按年度分别申报。',
  });

const DecisionForm = z
  .object({
    decision: z.enum(['approve', 'return'], '请选择认定或退回。'),
    note: z.string().trim().max(200, '说明最多200个字。').default(''),
  })
  .refine(({ decision, note }) => decision === 'approve' || note.length >= 4, {
    path: ['note'],
    message: '退回的，请写明原因，至少4个字。',
  });

const fieldNames = [
  'subject',
  'formCode',
  'title',
  'organiser',
  'heldFrom',
  'heldTo',
  'unit',
  'quantity',
  'testPassed',
  'decision',
  'note',
  'because',
];
const empty: FormState = { values: {}, errors: {} };
const stateOf = (form: ReturnType<typeof parseForm>, errors: FormState['errors']): FormState => ({
  values: Object.fromEntries(fieldNames.map((name) => [name, typed(form.values, name)])),
  errors,
});
/** Refusals that belong to a field of the form. */
const fieldOf: { [code in string]?: string } = {
  'hours.too_late': 'heldFrom',
  'hours.nothing_left': 'quantity',
};

/** Hours earned elsewhere: claimed by the learner, decided by employer or agency (E8). */
export function claimRoutes(app: App): void {
  const { db } = app.parts;

  const ownPage = async (actor: Learner, form = empty) => (
    <ClaimsPage
      claims={await listClaims(db, actor.accountId)}
      forms={await listForms(db)}
      today={app.parts.clock.now()}
      form={form}
    />
  );

  app.get('/hours/claims', { config: learners }, async (request, reply) =>
    reply.page(await ownPage(learnerOf(request))),
  );

  app.post('/hours/claims', { config: learners }, async (request, reply) => {
    const actor = learnerOf(request);
    const form = parseForm(ClaimForm, request.body);
    if (!form.ok) return reply.code(422).page(await ownPage(actor, stateOf(form, form.errors)));
    const { proof, testPassed, ...facts } = form.value;
    if (!proof) throw new Error('the form asks for a proof');
    try {
      await claimHours(app.parts, actor, { ...facts, testPassed: testPassed === 'yes', proof });
    } catch (error) {
      const field = error instanceof Refusal ? fieldOf[error.code] : undefined;
      if (!(error instanceof Refusal) || !field) throw error;
      const sentence = refusals[error.code]?.(error.facts).sentence ?? '';
      return reply.code(422).page(await ownPage(actor, stateOf(form, { [field]: sentence })));
    }
    reply.flash('success', '已提交，由您所在的单位（或托管档案的代理机构）认定。');
    return reply.redirect('/hours/claims', 303);
  });

  app.get('/hours/claim-desk', { config: recorders }, async (request, reply) => {
    const claims = await listClaimsOfBody(db, officerOf(request).organisationId);
    const ids = [...new Set(claims.map(({ accountId }) => accountId))];
    const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
    return reply.page(
      <ClaimDeskPage
        rows={claims.map((claim) => ({ claim, person: people.get(claim.accountId) }))}
      />,
    );
  });

  const load = async (actor: Officer, id: string) => {
    const claim = await findClaimOfBody(db, id, actor.organisationId);
    if (!claim) throw new Refusal('hours.not_yours');
    return claim;
  };
  const deskPage = async (actor: Officer, id: string, form = empty) => {
    const claim = await load(actor, id);
    const [person] = await listPeople(db, [claim.accountId]);
    const own = claim.accountId === actor.accountId;
    return <ClaimPage claim={claim} person={person} own={own} form={form} />;
  };

  app.get(
    '/hours/claim-desk/:id',
    { config: recorders, schema: { params: Params } },
    async (request, reply) => reply.page(await deskPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/hours/claim-desk/:id/decision',
    { config: recorders, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(DecisionForm, request.body);
      if (!form.ok)
        return reply.code(422).page(await deskPage(actor, id, stateOf(form, form.errors)));
      const { decision, note } = form.value;
      await decideClaim(app.parts, actor, { id, approve: decision === 'approve', note });
      reply.flash('success', '已办理，本人会收到短信。');
      return reply.redirect('/hours/claim-desk', 303);
    },
  );

  app.post(
    '/hours/claim-desk/:id/withdrawal',
    { config: recorders, schema: { params: Params } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { id } = await load(actor, request.params.id);
      const form = parseForm(Because, request.body);
      if (!form.ok)
        return reply.code(422).page(await deskPage(actor, id, stateOf(form, form.errors)));
      await withdrawClaim(app.parts, actor, { id, because: form.value.because });
      reply.flash('success', '已撤回，本人会收到短信，可以重新申报。');
      return reply.redirect(`/hours/claim-desk/${id}`, 303);
    },
  );

  app.get(
    '/hours/claim-desk/:id/proof',
    { config: recorders, schema: { params: Params } },
    async (request, reply) => {
      const claim = await load(officerOf(request), request.params.id);
      return sendAttachment(reply, claim.proofName, await app.parts.storage.read(claim.proofKey));
    },
  );
}
