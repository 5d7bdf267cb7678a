import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  sendPdf,
} from '../../../platform/http/index.ts';
import { gradeResponses, readResponses } from '../../assessment/index.ts';
import { getTopic } from '../../courses/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { discardSet } from '../commands/discard-set.ts';
import { proposeAdoption } from '../commands/propose-adoption.ts';
import { adoptSet } from '../commands/set-adoption.ts';
import { renderPaper } from '../documents/paper.ts';
import { PaperSetPage } from '../pages/paper-set-page.tsx';
import { TrialPage } from '../pages/trial-page.tsx';
import { loadSet, loadVariant } from '../queries/paper-pages.ts';
import { makers, readers } from '../rules/policy.ts';
import { AdoptionForm, IdParams, KeyQuery, VariantParams } from './forms.ts';

const reading = { config: { access: readers } } as const;
const making = { config: { access: makers } } as const;

/** A set of variants: compared, printed, tried, adopted by two. */
export function paperSetRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const setPage = async (actor: Officer, id: string, form: FormState) => {
    const props = await loadSet(db, id);
    const open = await findOpenProposal(db, adoptSet, id);
    return <PaperSetPage {...{ ...props, open, form }} mayMake={actor.role === 'CENTRE_CLERK'} />;
  };
  const show = ({ actor, params }: { actor: Officer; params: { id: string } }, form: FormState) =>
    setPage(actor, params.id, form);

  app.get('/paper-sets/:id', { ...reading, schema: { params: IdParams } }, async (request, reply) =>
    reply.page(await setPage(officerOf(request), request.params.id, emptyForm)),
  );

  app.get(
    '/paper-sets/:id/:no/paper.pdf',
    { ...making, schema: { params: VariantParams, querystring: KeyQuery } },
    async (request, reply) => {
      const { no } = request.params;
      const { set, paper, items } = await loadVariant(db, request.params);
      const topic = await getTopic(db, set.topicId);
      const withKey = request.query.key === 'yes';
      const pdf = await renderPaper(parts.documents, { topic, no, paper, items }, withKey);
      return sendPdf(reply, `${topic.title} 第${no}套${withKey ? '（附答案）' : ''}`, pdf);
    },
  );

  const trialPage = async (
    of: { id: string; no: number },
    fields: Record<string, string | string[]> | null,
  ) => {
    const { set, paper, items } = await loadVariant(db, of);
    const { title } = await getTopic(db, set.topicId);
    const responses = readResponses(fields ?? {}, paper.kinds).map(({ response }) => response);
    const grade = fields && gradeResponses(paper, responses);
    const result = grade && {
      score: grade.score,
      full: paper.points.reduce((sum, points) => sum + points, 0),
      wrong: grade.right.flatMap((right, at) =>
        right ? [] : [{ itemNo: at + 1, key: paper.answerKeys[at] ?? '' }],
      ),
    };
    return <TrialPage {...{ title, items, responses, result }} setId={set.id} no={of.no} />;
  };

  app.get(
    '/paper-sets/:id/:no/trial',
    { ...making, schema: { params: VariantParams } },
    async (request, reply) => reply.page(await trialPage(request.params, null)),
  );

  app.post(
    '/paper-sets/:id/:no/trial',
    { ...making, schema: { params: VariantParams } },
    async (request, reply) =>
      reply.page(
        await trialPage(request.params, (request.body ?? {}) as Record<string, string | string[]>),
      ),
  );

  const onSet = { ...making, by: officerOf, params: IdParams, show };

  formAction(app, '/paper-sets/:id/proposal', {
    ...onSet,
    form: AdoptionForm,
    act: ({ actor, params }, { reason }) =>
      proposeAdoption(parts, actor, { id: params.id, reason }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核。' }),
  });

  formAction(app, '/paper-sets/:id/discarding', {
    ...onSet,
    act: ({ actor, params }) => discardSet(parts, actor, params.id),
    done: (_asked, topicId) => ({ to: `/papers/${topicId}`, say: '已放弃这一组。' }),
  });
}
