import type { z } from 'zod';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  openSearch,
} from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { getSlip, listSlips } from '../../result-slips/index.ts';
import { returnEndorsement } from '../commands/return-endorsement.ts';
import { revokeEndorsement } from '../commands/revoke-endorsement.ts';
import { EndorsementPage } from '../pages/endorsement-page.tsx';
import { findEndorsement, listEvents } from '../queries/endorsements.ts';
import { findNeighbours } from '../queries/queue.ts';
import {
  barrierToDecide,
  endorsingRoles,
  mayRevoke,
  maySee,
  readingRoles,
} from '../rules/policy.ts';
import { orderOf } from '../rules/queue.ts';
import { Params, QueueFilterQuery, ReasonForm, ReturnOneForm } from './forms.ts';
import { onwardTo } from './onward.ts';

const officers = { access: readingRoles } as const;
const endorsers = { access: endorsingRoles } as const;
type Filter = z.infer<typeof QueueFilterQuery>;

/** A slip beside the record of its learner, and the decision on it alone (N24-N28). */
export function routes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const neighboursOf = (actor: Officer, filter: Filter, sort: string, id: string) => {
    const who = openSearch(parts, actor, filter.who);
    return findNeighbours(parts, actor, { ...filter, who }, sort, id);
  };

  const endorsementPage = async (
    actor: Officer,
    id: string,
    form: FormState,
    filter: Filter | null = null,
  ) => {
    const endorsement = await findEndorsement(db, id);
    if (!endorsement || !maySee(actor, endorsement)) throw new Refusal('endorsement.not_found');
    const { accountId, slipId } = endorsement;
    const sort = orderOf(endorsement.state, filter?.sort);
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
        neighbours={filter && (await neighboursOf(actor, filter, sort, id))}
        form={form}
      />
    );
  };

  app.get(
    '/endorsements/:id',
    {
      config: { ...officers, discloses: { what: '合格单与记录的比对', of: 'endorsement' } },
      schema: { params: Params, querystring: QueueFilterQuery },
    },
    async (request, reply) => {
      const { params, query } = request;
      return reply.page(await endorsementPage(officerOf(request), params.id, emptyForm, query));
    },
  );

  formAction(app, '/endorsements/:id/return', {
    config: endorsers,
    by: officerOf,
    params: Params,
    form: ReturnOneForm,
    show: ({ actor, params }, form) => endorsementPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => returnEndorsement(parts, actor, params.id, reason),
    done: (_asked, _returned, form) => ({
      to: onwardTo(form),
      say: '已退回，学员会收到短信和原因。',
    }),
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
