import { Refusal } from '../../kernel/refusal.ts';
import { type App, actorOf, parseForm } from '../../platform/http/index.ts';
import { readResponses, SaveBody, SheetForm } from '../question-bank/index.ts';
import { type AnswerBatcher, createAnswerBatcher, SavingOverloaded } from './answer-batcher.ts';
import { insertAnswers } from './answer-queries.ts';
import { firstSeq } from './attempt.ts';
import { AttemptParams, ContactBody } from './forms.ts';
import { getOwnAttempt } from './own-attempt.ts';
import { getPaper } from './paper-queries.ts';
import { listNewestAnswers, touchAttempt } from './queries.ts';

const learner = { access: ['LEARNER'] } as const;
const retryAfterSeconds = 3;

/** Saving answers and keeping contact: the paths a whole city uses at once. */
export function answerRoutes(app: App): void {
  const { db } = app.parts;
  const batcher: AnswerBatcher = createAnswerBatcher((answers) => insertAnswers(db, answers));

  app.post(
    '/attempts/:id/answers',
    { config: learner, schema: { params: AttemptParams, body: SaveBody } },
    async (request, reply) => {
      const { accountId } = actorOf(request);
      const { token, answers } = request.body;
      const attemptId = request.params.id;
      try {
        const outcomes = await batcher.save(
          answers.map(({ item, seq, response, marked }) => ({
            attemptId,
            accountId,
            token,
            itemNo: item,
            seq,
            response,
            marked,
          })),
        );
        if (outcomes.every(({ outcome }) => outcome === 'not_yours')) return reply.callNotFound();
        return {
          outcomes: outcomes.map(({ outcome }) => ({ outcome })),
          savedAt: outcomes.at(-1)?.savedAt,
        };
      } catch (error) {
        if (!(error instanceof SavingOverloaded)) throw error;
        return reply
          .code(503)
          .header('retry-after', retryAfterSeconds)
          .send({ error: 'busy', message: '系统繁忙，作答已记在本机，稍后自动保存。' });
      }
    },
  );

  app.post(
    '/attempts/:id/contact',
    { config: learner, schema: { params: AttemptParams, body: ContactBody } },
    async (request, reply) => {
      const contact = await touchAttempt(
        db,
        request.params.id,
        actorOf(request).accountId,
        request.body.token,
      );
      return contact ?? reply.callNotFound();
    },
  );

  // The whole sheet as a form: what people without a script send (every changed item is one answer).
  app.post(
    '/attempts/:id/sheet',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const form = parseForm(SheetForm, request.body);
      const actor = actorOf(request);
      const attempt = await getOwnAttempt(db, actor, request.params.id);
      if (!form.ok) return reply.redirect(`/attempts/${attempt.id}`, 303);
      const { questionIds } = await getPaper(db, attempt.paperId);
      const newest = new Map(
        (await listNewestAnswers(db, attempt.id)).map((answer) => [answer.itemNo, answer]),
      );
      const first = firstSeq(attempt.openings, [...newest.values()]);
      const changed = readResponses(form.values, questionIds.length)
        .map((answer, index) => ({ ...answer, itemNo: index + 1 }))
        .filter(({ itemNo, response, marked }) => {
          const before = newest.get(itemNo);
          return response !== (before?.response ?? '') || marked !== (before?.marked ?? false);
        });
      const saving = batcher.save(
        changed.map((answer, place) => ({
          ...answer,
          attemptId: attempt.id,
          accountId: actor.accountId,
          token: form.value.token,
          seq: first + place,
        })),
      );
      const outcomes = await saving.catch((error: unknown) => {
        throw error instanceof SavingOverloaded ? new Refusal('exam.busy') : error;
      });
      const { outcome } = outcomes.find(
        (one) => one.outcome !== 'saved' && one.outcome !== 'stale',
      ) ?? { outcome: 'saved' };
      if (outcome === 'closed') return reply.redirect(`/attempts/${attempt.id}/result`, 303);
      if (outcome === 'taken_over') {
        reply.flash(
          'warning',
          '这份试卷之后在别处打开过，刚才提交的内容没有保存；下面是已保存的作答，请从这里继续。',
        );
        return reply.redirect(`/attempts/${attempt.id}`, 303);
      }
      if (form.value.next === 'review')
        return reply.redirect(`/attempts/${attempt.id}/submission`, 303);
      reply.flash(
        'success',
        changed.length > 0
          ? `已保存${changed.length}处改动。`
          : '没有新的改动，先前的作答都已保存。',
      );
      return reply.redirect(`/attempts/${attempt.id}`, 303);
    },
  );
}
