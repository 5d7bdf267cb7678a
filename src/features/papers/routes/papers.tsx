import { renderToString } from 'preact-render-to-string';
import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { findTopic, listTopicsEverOffered } from '../../courses/index.ts';
import { listVariants } from '../../exam/index.ts';
import { drawSet } from '../commands/draw-set.ts';
import { DrawSetPage } from '../pages/draw-set-page.tsx';
import { PapersPage } from '../pages/papers-page.tsx';
import { Supply } from '../pages/supply.tsx';
import { TopicPapersPage } from '../pages/topic-papers-page.tsx';
import { loadDrawing, loadTopicPapers } from '../queries/paper-pages.ts';
import { supplyOf } from '../rules/comparison.ts';
import { type PaperLine, unitsOf } from '../rules/paper-line.ts';
import { makers, readers } from '../rules/policy.ts';
import { DrawForm, lineRows, TopicParams } from './forms.ts';

const reading = { config: { access: readers } } as const;
const making = { config: { access: makers } } as const;

/** The papers of topics, and the drawing of a set. */
export function paperRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/papers', reading, async (_request, reply) => {
    const topics = await Promise.all(
      (await listTopicsEverOffered(db)).map(async ({ id, year, title }) => ({
        ...{ id, year, title },
        variants: (await listVariants(db, id)).length,
      })),
    );
    return reply.page(<PapersPage topics={topics} />);
  });

  const assertTopic = async (topicId: string) => {
    if (!(await findTopic(db, topicId))) throw new Refusal('papers.not_found');
  };

  app.get(
    '/papers/:topicId',
    { ...reading, schema: { params: TopicParams } },
    async (request, reply) => {
      const { topicId } = request.params;
      await assertTopic(topicId);
      const props = await loadTopicPapers(db, topicId);
      const mayMake = officerOf(request).role === 'CENTRE_CLERK';
      return reply.page(<TopicPapersPage {...props} mayMake={mayMake} />);
    },
  );

  const drawPage = async (topicId: string, form: FormState, lines?: readonly PaperLine[]) => {
    await assertTopic(topicId);
    const { topic, lessons, points, bank } = await loadDrawing(db, topicId);
    const supply = lines ? supplyFor(bank, lines) : null;
    return (
      <DrawSetPage
        {...{ topic, lessons, points, supply, form }}
        bankSize={bank.length}
        rows={lineRows}
      />
    );
  };

  app.get(
    '/papers/:topicId/sets/new',
    { ...making, schema: { params: TopicParams } },
    async (request, reply) => reply.page(await drawPage(request.params.topicId, emptyForm)),
  );

  const onTopic = {
    ...making,
    by: officerOf,
    params: TopicParams,
    form: DrawForm,
    show: ({ params }: { actor: Officer; params: { topicId: string } }, form: FormState) =>
      drawPage(params.topicId, form),
  };

  // Counts what the bank has for the form as it is typed; nothing is drawn.
  app.post(
    '/papers/:topicId/supply',
    { ...making, schema: { params: TopicParams } },
    async (request, reply) => {
      const { topicId } = request.params;
      const form = parseForm(DrawForm, request.body);
      if (!form.ok) return reply.code(422).page(await drawPage(topicId, form));
      const counted = { values: form.values, errors: {} };
      return reply.page(await drawPage(topicId, counted, form.value.lines));
    },
  );

  // The same while it is typed; what is not complete yet is no fault.
  app.post(
    '/papers/:topicId/supply/live',
    { ...making, schema: { params: TopicParams } },
    async (request, reply) => {
      const { topicId } = request.params;
      await assertTopic(topicId);
      const form = parseForm(DrawForm, request.body);
      if (!form.ok) return reply.send({});
      const { topic, bank } = await loadDrawing(db, topicId);
      const supply = supplyFor(bank, form.value.lines);
      const html = renderToString(<Supply supply={supply} full={topic.examFullMark} />);
      return reply.send({ html });
    },
  );

  formAction(app, '/papers/:topicId/sets', {
    ...onTopic,
    act: ({ actor, params }, wanted) =>
      drawSet(parts, actor, { topicId: params.topicId, ...wanted }),
    done: (_asked, id) => ({ to: `/paper-sets/${id}`, say: '已抽卷，还没有启用。' }),
  });
}

function supplyFor(bank: Parameters<typeof unitsOf>[0], lines: readonly PaperLine[]) {
  const units = unitsOf(bank);
  return lines.map((line) => ({ line, supply: supplyOf(units, line) }));
}
