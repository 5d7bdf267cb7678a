import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  listOf,
  officerOf,
  openSearch,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { getOrganisation, scopeOf } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { getSlip, listSlips } from '../../result-slips/index.ts';
import { endorseSlips } from '../commands/endorse-slips.ts';
import { returnEndorsement } from '../commands/return-endorsement.ts';
import { revokeEndorsement } from '../commands/revoke-endorsement.ts';
import { EndorsementPage } from '../pages/endorsement-page.tsx';
import { QueuePage } from '../pages/queue-page.tsx';
import { countByState, findEndorsement, listEvents } from '../queries/endorsements.ts';
import { loadQueue } from '../queries/queue.ts';
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

/** The queue of a body, a slip beside the record of its learner, the decisions (N24-N28). */
export function routes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const queuePage = async (
    actor: Officer,
    { page, ...filter }: z.infer<typeof QueueQuery>,
    form: FormState,
  ) => {
    const who = openSearch(parts, actor, filter.who);
    const found = await loadQueue(parts, actor, { ...filter, who }, rowsOf(page, pageSize));
    return (
      <QueuePage
        queue={takePage(found, page, pageSize)}
        counts={await countByState(db, scopeOf(actor))}
        topics={await listTopics(db)}
        filter={filter}
        typed={who}
        page={page}
        mayEndorse={actor.role !== 'MUNICIPAL_OFFICER'}
        form={form}
      />
    );
  };

  app.get(
    '/endorsements',
    {
      config: { ...officers, discloses: { what: '合格单审验名单' } },
      schema: { querystring: QueueQuery },
    },
    async (request, reply) =>
      reply.page(await queuePage(officerOf(request), request.query, emptyForm)),
  );

  formAction(app, '/endorsements/decisions', {
    config: { ...endorsers, discloses: { what: '合格单审验名单' } },
    by: officerOf,
    form: EndorseForm,
    show: ({ actor }, form) => queuePage(actor, listOf(QueueQuery, form.values), form),
    async act({ actor }, { id: ids }) {
      const outcome = await endorseSlips(parts, actor, ids);
      if (outcome.endorsed === 0 && outcome.refused[0]) throw new Refusal(outcome.refused[0]);
      return outcome;
    },
    done(_asked, { endorsed, refused }) {
      const to = '/endorsements';
      const say = `已审验 ${endorsed} 张合格单。`;
      if (refused.length === 0) return { to, say };
      const because = [...new Set(refused)].map((code) => refusals[code]?.({}).sentence).join('');
      const left = `另有 ${refused.length} 张没有办理：${because}`;
      return { to, tone: 'warning', say: `${say}${left}` };
    },
  });

  const endorsementPage = async (actor: Officer, id: string, form: FormState) => {
    const endorsement = await findEndorsement(db, id);
    if (!endorsement || !maySee(actor, endorsement)) throw new Refusal('endorsement.not_found');
    const { accountId, slipId } = endorsement;
    return (
      <EndorsementPage
        endorsement={endorsement}
        body={await getOrganisation(db, endorsement.organisationId)}
        slip={await getSlip(db, slipId)}
        learner={await getLearner(db, accountId)}
        otherSlips={(await listSlips(db, accountId)).filter((slip) => slip.id !== slipId)}
        events={await listEvents(db, slipId)}
        barrier={barrierToDecide(actor, endorsement)}
        mayRevoke={mayRevoke(actor, endorsement)}
        form={form}
      />
    );
  };

  app.get(
    '/endorsements/:id',
    {
      config: { ...officers, discloses: { what: '合格单与记录的比对', of: 'endorsement' } },
      schema: { params: Params },
    },
    async (request, reply) =>
      reply.page(await endorsementPage(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/endorsements/:id/return', {
    config: endorsers,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ actor, params }, form) => endorsementPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => returnEndorsement(parts, actor, params.id, reason),
    done: () => ({ to: '/endorsements', say: '已退回，学员会收到短信和原因。' }),
  });

  formAction(app, '/endorsements/:id/revocation', {
    config: officers,
    by: officerOf,
    params: Params,
    form: ReasonForm,
    show: ({ actor, params }, form) => endorsementPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => revokeEndorsement(parts, actor, params.id, reason),
    done: ({ params }) => ({
      to: `/endorsements/${params.id}`,
      say: '已撤销。查验页面立即显示“已撤销”，据此登记的学时会一并撤回。',
    }),
  });
}
