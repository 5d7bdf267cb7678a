import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation, scopeOf } from '../../organisations/index.ts';
import { findLearnerByNumberOrPhone, getLearner } from '../../people/index.ts';
import { getSlip, listSlips, listSlipsById } from '../../result-slips/index.ts';
import { endorseSlips } from '../commands/endorse-slips.ts';
import { returnEndorsement } from '../commands/return-endorsement.ts';
import { revokeEndorsement } from '../commands/revoke-endorsement.ts';
import { EndorsementPage } from '../pages/endorsement-page.tsx';
import { QueuePage } from '../pages/queue-page.tsx';
import { countByState, findEndorsement, listEvents, listQueue } from '../queries/endorsements.ts';
import {
  barrierToDecide,
  endorsingRoles,
  mayRevoke,
  maySee,
  readingRoles,
} from '../rules/policy.ts';
import { refusals } from '../rules/refusals.ts';
import { EndorseForm, Params, QueueQuery, ReasonForm } from './forms.ts';

const pageSize = 50;
const officers = { access: readingRoles } as const;
const endorsers = { access: endorsingRoles } as const;

/** The body's desk: its queue, a slip beside the record, the decisions. */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/endorsements',
    { config: officers, schema: { querystring: QueueQuery } },
    async (request, reply) => {
      const actor = officerOf(request);
      const { state, topic, who, page } = request.query;
      const scope = scopeOf(actor);
      const learner = who ? await findLearnerByNumberOrPhone(app.parts, who) : null;
      const accountId = who ? (learner?.accountId ?? 'nobody') : undefined;
      const rows = await listQueue(db, scope, {
        state,
        topicId: topic || undefined,
        accountId,
        limit: pageSize + 1,
        offset: (page - 1) * pageSize,
      });
      const shown = rows.slice(0, pageSize);
      const people = new Map(
        (
          await listPeople(
            db,
            shown.map((row) => row.accountId),
          )
        ).map((one) => [one.accountId, one]),
      );
      const slips = new Map(
        (
          await listSlipsById(
            db,
            shown.map((row) => row.slipId),
          )
        ).map((slip) => [slip.id, slip]),
      );
      return reply.page(
        <QueuePage
          rows={shown.map((endorsement) => ({
            endorsement,
            person: people.get(endorsement.accountId),
            slip: slips.get(endorsement.slipId),
            own: endorsement.accountId === actor.accountId,
          }))}
          counts={await countByState(db, scope)}
          topics={await listTopics(db)}
          filter={{ state, topic: topic ?? '', who: who ?? '', page }}
          more={rows.length > pageSize}
          mayEndorse={actor.role !== 'MUNICIPAL_OFFICER'}
        />,
      );
    },
  );

  app.post('/endorsements/decisions', { config: endorsers }, async (request, reply) => {
    const form = parseForm(EndorseForm, request.body);
    if (!form.ok) {
      reply.flash('warning', '请先勾选要审验的合格单。');
      return reply.redirect('/endorsements', 303);
    }
    const { endorsed, refused } = await endorseSlips(app.parts, officerOf(request), form.value.id);
    if (endorsed === 0 && refused[0]) throw new Refusal(refused[0]);
    const because = [...new Set(refused)].map((code) => refusals[code]?.({}).sentence).join('');
    reply.flash(
      refused.length > 0 ? 'warning' : 'success',
      `已审验 ${endorsed} 张合格单。${refused.length > 0 ? `另有 ${refused.length} 张没有办理：${because}` : ''}`,
    );
    return reply.redirect('/endorsements', 303);
  });

  const detailPage = async (
    request: FastifyRequest,
    id: string,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const actor = actorOf(request);
    const endorsement = await findEndorsement(db, id);
    if (!endorsement || !maySee(actor, endorsement)) throw new Refusal('endorsement.not_found');
    return (
      <EndorsementPage
        endorsement={endorsement}
        body={await getOrganisation(db, endorsement.organisationId)}
        slip={await getSlip(db, endorsement.slipId)}
        learner={await getLearner(db, endorsement.accountId)}
        otherSlips={(await listSlips(db, endorsement.accountId)).filter(
          (slip) => slip.id !== endorsement.slipId,
        )}
        events={await listEvents(db, endorsement.slipId)}
        barrier={barrierToDecide(actor, endorsement)}
        mayRevoke={mayRevoke(actor, endorsement)}
        form={form}
      />
    );
  };

  app.get(
    '/endorsements/:id',
    { config: officers, schema: { params: Params } },
    async (request, reply) => reply.page(await detailPage(request, request.params.id)),
  );

  app.post(
    '/endorsements/:id/return',
    { config: endorsers, schema: { params: Params } },
    async (request, reply) => {
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await detailPage(request, request.params.id, form));
      await returnEndorsement(app.parts, officerOf(request), request.params.id, form.value.reason);
      reply.flash('success', '已退回，学员会收到短信和原因。');
      return reply.redirect('/endorsements', 303);
    },
  );

  app.post(
    '/endorsements/:id/revocation',
    { config: officers, schema: { params: Params } },
    async (request, reply) => {
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await detailPage(request, request.params.id, form));
      await revokeEndorsement(app.parts, officerOf(request), request.params.id, form.value.reason);
      reply.flash('success', '已撤销。查验页面立即显示“已撤销”，据此登记的学时会一并撤回。');
      return reply.redirect(`/endorsements/${request.params.id}`, 303);
    },
  );
}
