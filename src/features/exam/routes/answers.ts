import type { FastifyReply } from 'fastify';
import { type App, learnerOf, parseForm } from '../../../platform/http/index.ts';
import { createMicroBatcher, Overloaded } from '../../../platform/micro-batcher.ts';
import type { Parts } from '../../../platform/parts.ts';
import { ContactBody, SaveBody, type SaveReply, SheetForm } from '../../assessment/index.ts';
import { sessionHashOf, touchSessions } from '../../identity/index.ts';
import { saveSheet } from '../commands/answering/save-sheet.ts';
import { type ContactToNote, touchAttempts } from '../queries/answering/contacts.ts';
import { insertAnswers } from '../queries/answering/save-answers.ts';
import { getOwnAttempt } from '../queries/own-attempt.ts';
import type { AnswerToSave } from '../rules/answer.ts';
import { learner } from './access.ts';
import { asBusy } from './batches.ts';
import { AttemptParams } from './forms.ts';

/**
 * For the two paths that a whole city uses at once. The statement recognises the session, and the writer
 * token replaces CSRF protection: no other site can know it. Log line, compression and page headers are
 * left out.
 */
const hot = {
  config: { ...learner, csrf: false, recognisesSession: true },
  logLevel: 'warn',
  compress: false,
  helmet: false,
} as const;

const limits = { batch: 500, flights: 2, queue: 20_000, withinMs: 10_000, pauseMs: 50 };
const retryAfterSeconds = 3;

/** Saving answers and keeping contact. */
export function answerRoutes(app: App): void {
  const { db, fastLane } = app.parts;
  const answers = createMicroBatcher(
    (batch: AnswerToSave[]) => insertAnswers(fastLane, batch),
    limits,
  );
  const contacts = createMicroBatcher((batch: ContactToNote[]) => noteContacts(app.parts, batch), {
    ...limits,
    flights: 1,
  });

  app.post(
    '/attempts/:id/answers',
    { ...hot, schema: { params: AttemptParams, body: SaveBody } },
    async (request, reply) => {
      const sessionHash = sessionHashOf(request);
      if (!sessionHash) return signedOut(reply);
      const given = answersOf(request.params.id, { sessionHash }, request.body);
      const outcomes = await answers.run(given).catch(unlessOverloaded);
      if (!outcomes) return busy(reply);
      if (outcomes[0]?.outcome === 'signed_out') return signedOut(reply);
      if (outcomes.every(({ outcome }) => outcome === 'not_yours')) return reply.callNotFound();
      return {
        outcomes: outcomes.map(({ outcome }) => ({ outcome })),
        savedAt: outcomes[0]?.savedAt as Date,
      } satisfies SaveReply;
    },
  );

  app.post(
    '/attempts/:id/contact',
    { ...hot, schema: { params: AttemptParams, body: ContactBody } },
    async (request, reply) => {
      const sessionHash = sessionHashOf(request);
      if (!sessionHash) return signedOut(reply);
      const { token } = request.body;
      const found = await contacts
        .run([{ attemptId: request.params.id, sessionHash, token }])
        .catch(unlessOverloaded);
      if (!found) return busy(reply);
      return found[0] ?? reply.callNotFound();
    },
  );

  // The whole sheet as a form, for browsers without a script.
  app.post(
    '/attempts/:id/sheet',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const form = parseForm(SheetForm, request.body);
      const attempt = await getOwnAttempt(db, learnerOf(request), request.params.id);
      if (!form.ok) return reply.redirect(`/attempts/${attempt.id}`, 303);
      const { token, next } = form.value;
      const sheet = { attempt, token, fields: form.values };
      const { changed, outcome } = await saveSheet(db, answers.run, sheet).catch(asBusy);
      if (outcome === 'closed') {
        const late = `考试时间已到，刚才提交的${changed}处改动没有赶上；此前保存的作答照常评分。`;
        return reply.flash('warning', late).redirect(`/attempts/${attempt.id}/result`, 303);
      }
      if (outcome === 'taken_over') {
        reply.flash(
          'warning',
          '这份试卷之后在别处打开过，刚才提交的内容没有保存；下面是已保存的作答，请从这里继续。',
        );
        return reply.redirect(`/attempts/${attempt.id}`, 303);
      }
      if (next === 'review') return reply.redirect(`/attempts/${attempt.id}/submission`, 303);
      reply.flash(
        'success',
        changed > 0 ? `已保存${changed}处改动。` : '没有新的改动，先前的作答都已保存。',
      );
      return reply.redirect(`/attempts/${attempt.id}`, 303);
    },
  );
}

const answersOf = (
  attemptId: string,
  by: AnswerToSave['by'],
  { token, answers }: SaveBody,
): AnswerToSave[] =>
  answers.map(({ item: itemNo, seq, response, marked }) => ({
    attemptId,
    by,
    token,
    itemNo,
    seq,
    response,
    marked,
  }));

/** Records contact. With the writer lease it also counts as use of the session (E23). */
async function noteContacts({ fastLane, clock }: Parts, batch: ContactToNote[]) {
  const noted = await touchAttempts(fastLane, batch);
  const used = batch.filter((_, index) => noted[index]?.state === 'OPEN' && noted[index]?.current);
  await touchSessions(
    fastLane,
    used.map(({ sessionHash }) => sessionHash),
    clock.now(),
  );
  return noted;
}

function unlessOverloaded(error: unknown): null {
  if (error instanceof Overloaded) return null;
  throw error;
}

const busy = (reply: FastifyReply) =>
  reply
    .code(503)
    .header('retry-after', retryAfterSeconds)
    .send({ error: 'busy', message: '系统繁忙，作答已记在本机，稍后自动保存。' });

const signedOut = (reply: FastifyReply) =>
  reply.code(401).send({ error: 'signed_out', message: '登录已失效，请重新登录。' });
