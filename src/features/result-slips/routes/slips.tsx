import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { type App, fields, learnerOf, sendPdf } from '../../../platform/http/index.ts';
import { getOrganisation } from '../../organisations/index.ts';
import { drawSlip, renderSlip } from '../documents/slip.ts';
import { SlipPage } from '../pages/slip-page.tsx';
import { SlipsPage } from '../pages/slips-page.tsx';
import { findSlip, listSlips } from '../queries/slips.ts';
import type { ResultSlip } from '../rules/slip.ts';

const Params = fields.idParams;
const learner = { access: ['LEARNER'] } as const;

/** The learner's slips, on the page and as PDF (N22). */
export function routes(app: App): void {
  const { db } = app.parts;

  app.get('/slips', { config: learner }, async (request, reply) => {
    return reply.page(<SlipsPage slips={await listSlips(db, learnerOf(request).accountId)} />);
  });

  app.get('/slips/:id', { config: learner, schema: { params: Params } }, async (request, reply) => {
    const slip = await getOwnSlip(db, learnerOf(request), request.params.id);
    const endorser = await getOrganisation(db, slip.endorserId);
    return reply.page(
      <SlipPage slip={slip} endorser={endorser} publicUrl={app.parts.publicUrl()} />,
    );
  });

  app.get(
    '/slips/:id/slip.svg',
    { config: learner, schema: { params: Params } },
    async (request, reply) => {
      const slip = await getOwnSlip(db, learnerOf(request), request.params.id);
      if (slip.state !== 'VALID') throw new Refusal('result_slips.not_valid');
      const svg = await drawSlip(app.parts, slip, await getOrganisation(db, slip.endorserId));
      return reply.type('image/svg+xml').send(svg);
    },
  );

  // N22: only the learner, and only a valid slip.
  app.get(
    '/slips/:id/slip.pdf',
    { config: learner, schema: { params: Params } },
    async (request, reply) => {
      const slip = await getOwnSlip(db, learnerOf(request), request.params.id);
      if (slip.state !== 'VALID') throw new Refusal('result_slips.not_valid');
      const pdf = await renderSlip(app.parts, slip, await getOrganisation(db, slip.endorserId));
      return sendPdf(reply, `公需科目成绩合格单 ${slip.slipNo}`, pdf);
    },
  );
}

/** The learner's own slip; another learner's does not exist. */
async function getOwnSlip(db: Reader, actor: Learner, id: string): Promise<ResultSlip> {
  const slip = await findSlip(db, id);
  if (slip?.accountId !== actor.accountId) throw new Refusal('result_slips.not_found');
  return slip;
}
