import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../../kernel/refusal.ts';
import { isUnavailable } from '../../../platform/database/index.ts';
import { type App, learnerOf, parseForm } from '../../../platform/http/index.ts';
import { createMicroBatcher, Overloaded } from '../../../platform/micro-batcher.ts';
import { getTopic, listLessons } from '../../courses/index.ts';
import { getOwnEnrolment, listRounds } from '../../enrolment/index.ts';
import { openSheets, type SheetRequest } from '../commands/answering/open-sheets.ts';
import { type HandInRequest, handIn, settleAttempt } from '../commands/closing/hand-in.ts';
import type { StartGate } from '../commands/start-queue/start-gate.ts';
import { CheckPage } from '../pages/check-page.tsx';
import { ClockPage } from '../pages/clock-page.tsx';
import { ResultPage } from '../pages/result-page.tsx';
import { SheetPage } from '../pages/sheet-page.tsx';
import { SubmissionPage } from '../pages/submission-page.tsx';
import { touchAttempt } from '../queries/answering/contacts.ts';
import { listNewestAnswers } from '../queries/answering/saved-answers.ts';
import { createSheetCache } from '../queries/answering/sheet-cache.ts';
import { listAttempts, readDatabaseClock } from '../queries/attempts.ts';
import { getOwnAttempt } from '../queries/own-attempt.ts';
import { getPaper } from '../queries/papers.ts';
import { loadStartFacts } from '../queries/start-queue/start-facts.ts';
import { decideStart } from '../rules/attempt.ts';
import { AttemptParams, EnrolmentParams, StartForm } from './forms.ts';

const learner = { access: ['LEARNER'], vital: true } as const;
const deviceOf = (request: FastifyRequest) => (request.headers['user-agent'] ?? '').slice(0, 200);

// A whole city opens its sheets and hands in during the same minutes: each waits a moment for the
// others, and they go through the database together.
const limits = { batch: 100, flights: 1, queue: 5000, withinMs: 15_000, pauseMs: 100 };
const isFinal = (error: unknown) => !isUnavailable(error);

function asBusy(error: unknown): never {
  throw error instanceof Overloaded ? new Refusal('exam.busy') : error;
}

export function routes(app: App, gate: StartGate): void {
  const { db } = app.parts;
  const openings = createMicroBatcher(
    (requests: SheetRequest[]) => openSheets(app.parts, requests),
    limits,
    isFinal,
  );
  const sheetOf = createSheetCache(db);
  const submissions = createMicroBatcher(
    (requests: HandInRequest[]) => handIn(app.parts, requests),
    limits,
    isFinal,
  );

  const checkPage = async (
    request: FastifyRequest,
    enrolmentId: string,
    errors: Record<string, string>,
  ) => {
    const enrolment = await getOwnEnrolment(db, learnerOf(request), enrolmentId);
    const facts = (await loadStartFacts(db, [enrolment.id])).get(enrolment.id);
    if (!facts) throw new Refusal('enrolment.not_found');
    return (
      <CheckPage
        enrolment={enrolment}
        facts={facts}
        decision={decideStart(facts)}
        errors={errors}
      />
    );
  };

  app.get(
    '/exams/:enrolmentId',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) => reply.page(await checkPage(request, request.params.enrolmentId, {})),
  );

  app.post(
    '/exams/:enrolmentId/attempts',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) => {
      const { enrolmentId } = request.params;
      const form = parseForm(StartForm, request.body);
      if (!form.ok) return reply.code(422).page(await checkPage(request, enrolmentId, form.errors));
      const start = { actor: learnerOf(request), enrolmentId, device: deviceOf(request) };
      const outcome = await gate.start(start).catch((error: unknown) => {
        throw error instanceof Overloaded ? new Refusal('exam.crowded', { enrolmentId }) : error;
      });
      if (outcome === 'wait') return reply.redirect(`/exams/${enrolmentId}/queue`, 303);
      if ('refusal' in outcome) throw outcome.refusal;
      return reply.redirect(`/attempts/${outcome.attemptId}`, 303);
    },
  );

  app.get(
    '/attempts/:id',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const attemptId = request.params.id;
      const opening = { actor, attemptId, device: deviceOf(request) };
      const [sheet] = await openings.run([opening]).catch(asBusy);
      if (!sheet) {
        await getOwnAttempt(db, actor, attemptId);
        return reply.redirect(`/attempts/${attemptId}/result`, 303);
      }
      const { attempt, token, now } = sheet;
      const items = await sheetOf(attempt.paperId);
      const answers = await listNewestAnswers(db, attemptId);
      const topic = await getTopic(db, attempt.topicId);
      return reply.page(
        <SheetPage
          attempt={attempt}
          topic={topic}
          items={items}
          answers={answers}
          token={token}
          now={now}
        />,
      );
    },
  );

  app.get(
    '/attempts/:id/submission',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const attempt = await getOwnAttempt(db, learnerOf(request), request.params.id);
      if (attempt.state !== 'OPEN') return reply.redirect(`/attempts/${attempt.id}/result`, 303);
      const { questionIds } = await getPaper(db, attempt.paperId);
      const answers = await listNewestAnswers(db, attempt.id);
      return reply.page(
        <SubmissionPage attempt={attempt} count={questionIds.length} answers={answers} />,
      );
    },
  );

  app.post(
    '/attempts/:id/submission',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const attemptId = request.params.id;
      const [own] = await submissions.run([{ actor, attemptId }]).catch(asBusy);
      if (!own) throw new Refusal('exam.not_found');
      return reply.redirect(`/attempts/${attemptId}/result`, 303);
    },
  );

  app.get(
    '/attempts/:id/result',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const seen = await getOwnAttempt(db, actor, request.params.id);
      if (seen.state !== 'GRADED') await settleAttempt(app.parts, seen.id);
      const attempt = await getOwnAttempt(db, actor, seen.id);
      if (attempt.state === 'OPEN' && attempt.deadlineAt > (await readDatabaseClock(db)))
        return reply.redirect(`/attempts/${attempt.id}`, 303);
      const topic = await getTopic(db, attempt.topicId);
      const lessons = await listLessons(db, attempt.topicId);
      const attempts = await listAttempts(db, attempt.enrolmentId);
      const rounds = await listRounds(db, attempt.enrolmentId);
      return reply.page(<ResultPage {...{ attempt, topic, lessons, attempts, rounds }} />);
    },
  );

  // The time left in a small frame of the sheet, reloading itself: people without a script see the
  // clock run, and stay in contact while they read (G4).
  app.get(
    '/attempts/:id/clock',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const contact = await touchAttempt(db, request.params.id, learnerOf(request).accountId);
      if (!contact) return reply.callNotFound();
      reply.header('content-security-policy', "default-src 'self'; frame-ancestors 'self'");
      return reply.page(<ClockPage contact={contact} />);
    },
  );
}
