import { Refusal } from '../../../kernel/refusal.ts';
import { type App, formAction, learnerOf } from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { findSlip } from '../../result-slips/index.ts';
import { resubmitSlip } from '../commands/resubmit-slip.ts';
import { ProgressPage } from '../pages/progress-page.tsx';
import { findEndorsementOfSlip, listEvents } from '../queries/endorsements.ts';
import { Params } from './forms.ts';

const learner = { access: ['LEARNER'] } as const;

/** Learners see which body decides on their slip and why, and ask again after a return. */
export function learnerRoutes(app: App): void {
  const { db } = app.parts;

  app.get(
    '/slips/:id/endorsement',
    { config: learner, schema: { params: Params } },
    async (request, reply) => {
      const slip = await findSlip(db, request.params.id);
      if (slip?.accountId !== learnerOf(request).accountId)
        throw new Refusal('endorsement.not_found');
      const endorsement = (await findEndorsementOfSlip(db, slip.id)) ?? null;
      // The request moved to the slip that replaced this one (Q7).
      if (!endorsement && slip.supersededBy)
        return reply.redirect(`/slips/${slip.supersededBy}/endorsement`, 303);
      const body = await getOrganisation(db, endorsement?.organisationId ?? slip.endorserId);
      const events = await listEvents(db, slip.id);
      return reply.page(
        <ProgressPage slip={slip} endorsement={endorsement} body={body} events={events} />,
      );
    },
  );

  formAction(app, '/slips/:id/endorsement', {
    config: learner,
    by: learnerOf,
    params: Params,
    act: ({ actor, params }) => resubmitSlip(app.parts, actor, params.id),
    done: ({ params }) => ({ to: `/slips/${params.id}/endorsement`, say: '已重新提交审验。' }),
  });
}
