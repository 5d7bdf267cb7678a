import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
  typed,
} from '../../../platform/http/index.ts';
import { listTopicsEverOffered } from '../../courses/index.ts';
import type { QuestionOfPapers } from '../../exam/index.ts';
import { applyCorrection, undoCorrection } from '../commands/correction-approval.ts';
import { discardCorrection } from '../commands/discard-correction.ts';
import { draftCorrection } from '../commands/draft-correction.ts';
import { draftQuestionFix } from '../commands/draft-question-fix.ts';
import { proposeCorrection } from '../commands/propose-correction.ts';
import { proposeUndo } from '../commands/propose-undo.ts';
import { ChooseQuestionPage } from '../pages/choose-question-page.tsx';
import { DraftCorrectionPage } from '../pages/draft-correction-page.tsx';
import { ScoreCorrectionPage } from '../pages/score-correction-page.tsx';
import { ScoreCorrectionsPage } from '../pages/score-corrections-page.tsx';
import { loadCorrectionPage } from '../queries/correction-page.ts';
import { findPaperQuestion, searchPaperQuestions } from '../queries/paper-questions.ts';
import type { ChangeView } from '../queries/score-changes.ts';
import { listCorrections } from '../queries/score-corrections.ts';
import { makers, readers } from '../rules/policy.ts';
import { ChangesQuery, DraftForm, IdParams, ListQuery, QuestionQuery, UndoForm } from './forms.ts';

const reading = { config: { access: readers } } as const;
const making = { config: { access: makers } } as const;
const pageSize = 50;
const kinds = [applyCorrection, undoCorrection];

/** Corrections of scores: drafted, tried, approved by two, applied, undone (lesson 8). */
export function scoreCorrectionRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/score-corrections',
    { ...reading, schema: { querystring: ListQuery } },
    async (request, reply) => {
      const { page } = request.query;
      const found = await listCorrections(db, rowsOf(page, pageSize));
      const titles = new Map((await listTopicsEverOffered(db)).map(({ id, title }) => [id, title]));
      const mayMake = officerOf(request).role === 'CENTRE_CLERK';
      const corrections = takePage(found, page, pageSize);
      return reply.page(<ScoreCorrectionsPage {...{ corrections, titles, mayMake }} />);
    },
  );

  const draftPage = async (of: QuestionOfPapers, complaint: string | null, form: FormState) => {
    const question = await findPaperQuestion(db, of);
    if (!question) throw new Refusal('regrade.question_unknown');
    return <DraftCorrectionPage {...{ topicId: of.topicId, question, complaint, form }} />;
  };

  app.get(
    '/score-corrections/new',
    { ...making, schema: { querystring: QuestionQuery } },
    async (request, reply) => {
      const { topic, words, question, complaint } = request.query;
      if (topic && question) {
        const of = { topicId: topic, questionId: question, versionNo: request.query.version ?? 1 };
        return reply.page(await draftPage(of, complaint ?? null, emptyForm));
      }
      const topics = await listTopicsEverOffered(db);
      const questions = topic ? await searchPaperQuestions(db, topic, words) : null;
      const chosen = { topic: topic ?? null, complaint: complaint ?? null };
      return reply.page(<ChooseQuestionPage {...{ topics, words, questions, ...chosen }} />);
    },
  );

  formAction(app, '/score-corrections', {
    ...making,
    by: officerOf,
    form: DraftForm,
    show: (_asked, form) =>
      draftPage(
        {
          topicId: typed(form.values, 'topic'),
          questionId: typed(form.values, 'question'),
          versionNo: Number(typed(form.values, 'version', '1')) || 1,
        },
        typed(form.values, 'complaint') || null,
        form,
      ),
    act: ({ actor }, { topic, question, version, complaint, ...wanted }) =>
      draftCorrection(parts, actor, {
        ...{
          ...wanted,
          topicId: topic,
          questionId: question,
          versionNo: version,
          complaintId: complaint ?? null,
        },
      }),
    done: (_asked, id) => ({
      to: `/score-corrections/${id}`,
      say: '正在试算，谁的成绩都还没有变。',
    }),
  });

  const correctionPage = async (
    actor: Officer,
    id: string,
    {
      view = 'PASS',
      page = 1,
      form = emptyForm,
    }: { view?: ChangeView; page?: number; form?: FormState } = {},
  ) => {
    const props = await loadCorrectionPage(db, id, { view, page, size: pageSize, kinds });
    return <ScoreCorrectionPage {...props} mayMake={actor.role === 'CENTRE_CLERK'} form={form} />;
  };

  app.get(
    '/score-corrections/:id',
    {
      ...disclosing(reading, { what: '成绩更正影响到的人', of: 'score_correction' }),
      schema: { params: IdParams, querystring: ChangesQuery },
    },
    async (request, reply) =>
      reply.page(await correctionPage(officerOf(request), request.params.id, request.query)),
  );

  const onCorrection = {
    ...disclosing(making, { what: '成绩更正影响到的人', of: 'score_correction' }),
    by: officerOf,
    params: IdParams,
  };
  const show = ({ actor, params }: { actor: Officer; params: { id: string } }, form: FormState) =>
    correctionPage(actor, params.id, { form });

  formAction(app, '/score-corrections/:id/proposal', {
    ...onCorrection,
    show,
    act: ({ actor, params }) => proposeCorrection(parts, actor, params.id),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核。' }),
  });

  formAction(app, '/score-corrections/:id/discarding', {
    ...onCorrection,
    show,
    act: ({ actor, params }) => discardCorrection(parts, actor, params.id),
    done: () => ({ to: '/score-corrections', say: '已放弃，什么都没有改动。' }),
  });

  formAction(app, '/score-corrections/:id/question-version', {
    ...making,
    by: officerOf,
    params: IdParams,
    act: ({ actor, params }) => draftQuestionFix(parts, actor, params.id),
    done: (_asked, questionId) => ({
      to: `/question-bank/questions/${questionId}/draft`,
      say: '已按更正起草新版，检查以后保存，再提交审核。',
    }),
  });

  formAction(app, '/score-corrections/:id/undo', {
    ...onCorrection,
    form: UndoForm,
    show,
    act: ({ actor, params }, { reason }) => proposeUndo(parts, actor, { id: params.id, reason }),
    done: (_asked, id) => ({ to: `/proposals/${id}`, say: '已提请另一位经办人复核撤销。' }),
  });
}
