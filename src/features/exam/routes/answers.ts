import type { FastifyReply } from 'fastify';
import { type App, learnerOf, parseForm } from '../../../platform/http/index.ts';
import { ContactBody, SaveBody, SheetForm } from '../../assessment/index.ts';
import { sessionHashOf } from '../../identity/index.ts';
import { saveSheet } from '../commands/answering/save-sheet.ts';
import { getOwnAttempt } from '../queries/own-attempt.ts';
import { learner } from './access.ts';
import { type AnswerBatches, saveAnswers, unlessOverloaded } from './answer-batches.ts';
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

/** After which a sheet tries again what found the server busy. */
export const retryAfterSeconds = 3;

/** Saving answers and keeping contact. */
export function answerRoutes(app: App, batches: AnswerBatches): void {
  const { db } = app.parts;
  const { answers, contacts } = batches;

  app.post(
    '/attempts/:id/answers',
    { ...hot, schema: { params: AttemptParams, body: SaveBody } },
    async (request, reply) => {
      const sessionHash = sessionHashOf(request);
      if (!sessionHash) return signedOut(reply);
      const answer = await saveAnswers(batches, request.params.id, sessionHash, request.body);
      if (answer.status === 200) return answer.body;
      if (answer.status === 503) return busy(reply);
      return answer.status === 401 ? signedOut(reply) : reply.callNotFound();
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
        .run([{ attemptId: request.params.id, sessionHash, token, seen: true }])
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

const busy = (reply: FastifyReply) =>
  reply
    .code(503)
    .header('retry-after', retryAfterSeconds)
    .send({ error: 'busy', message: '系统繁忙，作答已记在本机，稍后自动保存。' });

const signedOut = (reply: FastifyReply) =>
  reply.code(401).send({ error: 'signed_out', message: '登录已失效，请重新登录。' });
