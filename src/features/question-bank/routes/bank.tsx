import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { approveVersions } from '../commands/approve-versions.ts';
import type { Moved } from '../commands/movable-versions.ts';
import { offerVersions } from '../commands/offer-versions.ts';
import { releaseVersions } from '../commands/release-versions.ts';
import { BankPage } from '../pages/bank-page.tsx';
import { ListPage } from '../pages/list-page.tsx';
import { countStates, listQuestions, listTags, listToMove } from '../queries/question-list.ts';
import { getTopicTerms, listBankTopics } from '../queries/topics-of-bank.ts';
import { listNewTypings } from '../queries/typings.ts';
import { countUsage } from '../queries/usage.ts';
import { authorRoles, mayAuthor, mayReview, readerRoles } from '../rules/policy.ts';
import { ListQuery, MovesForm, TopicParams } from './forms.ts';

const readers = { config: { access: readerRoles } } as const;
const pageSize = 30;

/** The banks of the topics, and the questions of each: search, filters, and moves of many at once. */
export function bankRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/question-bank', readers, async (request, reply) => {
    const usage = await countUsage(db);
    const topics = await listBankTopics(db);
    const rows = topics.map((topic) => ({ topic, usage: usage.get(topic.id) }));
    return reply.page(<BankPage rows={rows} mayAuthor={mayAuthor(officerOf(request))} />);
  });

  const listPage = async (
    topicId: string,
    filter: ListQuery,
    actor: ReturnType<typeof officerOf>,
    form: FormState = emptyForm,
  ) => {
    const terms = await getTopicTerms(db, topicId);
    const found = await listQuestions(db, topicId, { ...filter, ...rowsOf(filter.page, pageSize) });
    const typings = await listNewTypings(db, actor.accountId);
    return (
      <ListPage
        questions={takePage(found, filter.page, pageSize)}
        counts={await countStates(db, topicId)}
        tags={await listTags(db, topicId)}
        typings={typings.filter((one) => one.topicId === topicId)}
        mayAuthor={mayAuthor(actor)}
        mayReview={mayReview(actor)}
        {...{ terms, filter, form }}
      />
    );
  };

  app.get(
    '/question-bank/topics/:topicId',
    { ...readers, schema: { params: TopicParams, querystring: ListQuery } },
    async (request, reply) =>
      reply.page(await listPage(request.params.topicId, request.query, officerOf(request))),
  );

  const commands = { OFFER: offerVersions, APPROVE: approveVersions, RELEASE: releaseVersions };

  formAction(app, '/question-bank/topics/:topicId/moves', {
    config: { access: authorRoles },
    by: officerOf,
    params: TopicParams,
    form: MovesForm,
    show: ({ params, actor }, form) =>
      listPage(params.topicId, listOfMoves(form.values.list), actor, form),
    async act({ actor, params }, { move, questionId, all, list }) {
      const ids = all ? await listToMove(db, params.topicId, listOfMoves(list), move) : questionId;
      if (ids.length === 0) throw new Refusal('question_bank.nothing_to_move');
      return commands[move](parts, actor, ids);
    },
    done: ({ params }, moved, { list }) => ({
      to: `/question-bank/topics/${params.topicId}?${new URLSearchParams(list)}`,
      tone: moved.moved > 0 ? 'success' : 'warning',
      say: describeMoved(moved),
    }),
  });
}

/** The list that the ticked questions were sent from. */
function listOfMoves(list: unknown): ListQuery {
  const query = Object.fromEntries(new URLSearchParams(String(list ?? '')));
  return (
    ListQuery.safeParse(query).data ?? ListQuery.parse({ words: fields.words.parse(undefined) })
  );
}

const reasons: Record<Moved['left'][number]['because'], string> = {
  'question_bank.not_a_reviewer': '要由经办人审核、发布',
  'question_bank.wrong_state': '状态不合适',
  'question_bank.not_offered': '还没有提交审核',
  'question_bank.own_review': '是您写过的，要由别人审核',
  'question_bank.own_release': '是您写过的，要由别人发布',
};

/** How many moved, and why others did not. */
function describeMoved({ moved, left }: Moved): string {
  const counted = [...Map.groupBy(left, ({ because }) => because)].map(
    ([because, ones]) => `${ones.length} 道${reasons[because]}`,
  );
  const done = `已处理 ${moved} 道。`;
  return counted.length === 0 ? done : `${done}没有处理：${counted.join('；')}。`;
}
