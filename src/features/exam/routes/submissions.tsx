import { Refusal } from '../../../kernel/refusal.ts';
import { type App, learnerOf } from '../../../platform/http/index.ts';
import { getTopic, listLessons } from '../../courses/index.ts';
import { listRounds } from '../../enrolment/index.ts';
import { type HandInRequest, handIn } from '../commands/closing/hand-in.ts';
import { settleAttempt } from '../commands/closing/settle-attempt.ts';
import { ResultPage } from '../pages/result-page.tsx';
import { SubmissionPage } from '../pages/submission-page.tsx';
import { listNewestAnswers } from '../queries/answering/saved-answers.ts';
import { listAttempts, readDatabaseClock } from '../queries/attempts.ts';
import { listChangesOf } from '../queries/closing/result-changes.ts';
import { listExtraRoundsOf } from '../queries/extra-attempts.ts';
import { getOwnAttempt } from '../queries/own-attempt.ts';
import { getPaper } from '../queries/papers.ts';
import { learner } from './access.ts';
import { asBusy, batched } from './batches.ts';
import { AttemptParams } from './forms.ts';

/** Handing in, and the immediate result (N16). */
export function submissionRoutes(app: App): void {
  const { db } = app.parts;
  const submissions = batched((requests: HandInRequest[]) => handIn(app.parts, requests));

  app.get(
    '/attempts/:id/submission',
    { config: learner, schema: { params: AttemptParams } },
    async (request, reply) => {
      const attempt = await getOwnAttempt(db, learnerOf(request), request.params.id);
      if (attempt.state !== 'OPEN') return reply.redirect(`/attempts/${attempt.id}/result`, 303);
      const { questionIds } = await getPaper(db, attempt.paperId);
      const answers = await listNewestAnswers(db, attempt);
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
      const changes = await listChangesOf(db, attempt.id);
      const extraRounds = await listExtraRoundsOf(db, attempt.enrolmentId);
      return reply.page(
        <ResultPage {...{ attempt, topic, lessons, attempts, rounds, extraRounds, changes }} />,
      );
    },
  );
}
