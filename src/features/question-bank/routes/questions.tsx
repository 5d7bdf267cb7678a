import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { approveVersions } from '../commands/approve-versions.ts';
import { commentQuestion } from '../commands/comment-question.ts';
import { discardVersions } from '../commands/discard-versions.ts';
import type { Moved } from '../commands/movable-versions.ts';
import { offerVersions } from '../commands/offer-versions.ts';
import { releaseVersions } from '../commands/release-versions.ts';
import { retireQuestions } from '../commands/retire-questions.ts';
import { returnVersions } from '../commands/return-versions.ts';
import { startVersion } from '../commands/start-version.ts';
import { QuestionPage } from '../pages/question-page.tsx';
import { VersionPage } from '../pages/version-page.tsx';
import { loadQuestionView } from '../queries/question-view.ts';
import { authorRoles, readerRoles, reviewerRoles } from '../rules/policy.ts';
import {
  AgainstQuery,
  CommentForm,
  FromVersionForm,
  QuestionParams,
  ReasonForm,
  VersionParams,
} from './forms.ts';

const readers = { config: { access: readerRoles } } as const;
const authors = { config: { access: authorRoles }, by: officerOf, params: QuestionParams } as const;
const reviewers = { ...authors, config: { access: reviewerRoles } } as const;

/** A question: its page, its way through the states, comments, versions and their differences. */
export function questionRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  const questionPage = async (id: string, actor: Officer, form: FormState = emptyForm) => (
    <QuestionPage view={await loadQuestionView(db, id)} actor={actor} form={form} />
  );

  app.get(
    '/question-bank/questions/:id',
    { ...readers, schema: { params: QuestionParams } },
    async (request, reply) => reply.page(await questionPage(request.params.id, officerOf(request))),
  );

  app.get(
    '/question-bank/questions/:id/versions/:versionNo',
    { ...readers, schema: { params: VersionParams, querystring: AgainstQuery } },
    async (request, reply) => {
      const { id, versionNo } = request.params;
      const view = await loadQuestionView(db, id);
      const find = (no: number) => view.versions.find((one) => one.versionNo === no);
      const version = find(versionNo);
      if (!version) throw new Refusal('question_bank.not_found');
      const against = find(request.query.against ?? versionNo - 1);
      return reply.page(<VersionPage {...{ view, version, against }} />);
    },
  );

  const toQuestion = (id: string, say: string) => ({ to: `/question-bank/questions/${id}`, say });

  const move = (path: string, say: string, act: Move, by: typeof authors | typeof reviewers) =>
    formAction(app, `/question-bank/questions/:id/${path}`, {
      ...by,
      act: ({ actor, params }) => act(parts, actor, [params.id]),
      done: ({ params }) => toQuestion(params.id, say),
    });
  move('offer', '已提交，等另一位命题人员审核。', offerVersions, authors);
  move('approval', '审核通过，可以发布了。', approveVersions, reviewers);
  move('release', '已发布，以后组卷可以抽到这一版。', releaseVersions, reviewers);

  const moveBecause = (
    path: string,
    say: string,
    act: MoveBecause,
    by: typeof authors | typeof reviewers,
  ) =>
    formAction(app, `/question-bank/questions/:id/${path}`, {
      ...by,
      form: ReasonForm,
      show: ({ actor, params }, form) => questionPage(params.id, actor, form),
      act: ({ actor, params }, { because }) => act(parts, actor, [params.id], because),
      done: ({ params }) => toQuestion(params.id, say),
    });
  moveBecause('return', '已退回，意见写在下面。', returnVersions, reviewers);
  moveBecause('discard', '已放弃这一版。', discardVersions, authors);
  moveBecause('retirement', '已停用，新的试卷不再抽它。', retireQuestions, reviewers);

  formAction(app, '/question-bank/questions/:id/comments', {
    ...authors,
    form: CommentForm,
    show: ({ actor, params }, form) => questionPage(params.id, actor, form),
    act: ({ actor, params }, { text }) => commentQuestion(parts, actor, params.id, text),
    done: ({ params }) => toQuestion(params.id, '意见已发表。'),
  });

  formAction(app, '/question-bank/questions/:id/versions', {
    ...authors,
    form: FromVersionForm,
    act: ({ actor, params }, { versionNo }) => startVersion(parts, actor, params.id, versionNo),
    done: ({ params }) => ({
      to: `/question-bank/questions/${params.id}/draft`,
      say: '已新开一版草稿；原来的版本不变。',
    }),
  });
}

type Move = (parts: Parts, actor: Officer, ids: readonly string[]) => Promise<Moved>;
type MoveBecause = (
  parts: Parts,
  actor: Officer,
  ids: readonly string[],
  because: string,
) => Promise<Moved>;
