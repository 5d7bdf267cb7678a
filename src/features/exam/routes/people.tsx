import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
} from '../../../platform/http/index.ts';
import { listEntriesOn } from '../../audit/index.ts';
import { getTopic, listTopics } from '../../courses/index.ts';
import { deviceName, listPeople } from '../../identity/index.ts';
import { findLearnerByNumberOrPhone, searchPeople } from '../../people/index.ts';
import { noGroup, proposeIntervention } from '../commands/interventions/propose-intervention.ts';
import { AttemptTimelinePage } from '../pages/attempt-timeline-page.tsx';
import { PeoplePage, type Person, PersonPage } from '../pages/people-page.tsx';
import { findAttempt, listAttemptsOf, readDatabaseClock } from '../queries/attempts.ts';
import { listInterventionsOn } from '../queries/interventions/interventions.ts';
import {
  findAccountBySubmission,
  listAnswerMinutes,
  listExtensions,
} from '../queries/monitor/attempt-timeline.ts';
import { buildTimeline } from '../rules/attempt-timeline.ts';
import { centre, readers } from './access.ts';
import { AttemptParams, PersonParams, PersonSearch, ProposalForm } from './forms.ts';

/** The centre finds a person, reads what happened in his attempts, and proposes what to do (G5, E17). */
export function personRoutes(app: App): void {
  const { db } = app.parts;

  const personOf = async (accountId: string): Promise<Person> => {
    const [person] = await listPeople(db, [accountId]);
    if (!person) throw new Refusal('exam.attempt_not_found');
    return person;
  };

  const timelinePage = async (
    attemptId: string,
    handles: boolean,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const attempt = await findAttempt(db, attemptId);
    if (!attempt) throw new Refusal('exam.attempt_not_found');
    const answers = await listAnswerMinutes(db, attemptId);
    const extensions = await listExtensions(db, attemptId);
    const interventions = await listInterventionsOn(db, attemptId);
    const entries = await listEntriesOn(db, { type: 'exam_attempt', id: attemptId });
    return (
      <AttemptTimelinePage
        person={await personOf(attempt.accountId)}
        title={(await getTopic(db, attempt.topicId)).title}
        attempt={attempt}
        story={buildTimeline({ attempt, entries, answers, extensions, deviceName })}
        answers={answers}
        interventions={interventions}
        form={form}
        handles={handles}
        now={await readDatabaseClock(db)}
      />
    );
  };

  app.get(
    '/exam-monitor/people',
    { config: centre, schema: { querystring: PersonSearch } },
    async (request, reply) => {
      const { who } = request.query;
      const people = who ? await findPeople(who) : null;
      const [only, ...others] = people ?? [];
      if (only && others.length === 0)
        return reply.redirect(`/exam-monitor/people/${only.accountId}`, 303);
      return reply.page(<PeoplePage who={who} people={people} />);
    },
  );

  async function findPeople(who: string): Promise<Person[]> {
    const learner = await findLearnerByNumberOrPhone(app.parts, who);
    const accountId =
      learner?.accountId ?? (await findAccountBySubmission(db, who.replaceAll(/\s/g, '')));
    return accountId ? [await personOf(accountId)] : searchPeople(db, who);
  }

  app.get(
    '/exam-monitor/people/:accountId',
    { config: centre, schema: { params: PersonParams } },
    async (request, reply) => {
      const person = await personOf(request.params.accountId);
      const attempts = await listAttemptsOf(db, person.accountId);
      const titles = new Map((await listTopics(db)).map(({ id, title }) => [id, title]));
      return reply.page(<PersonPage {...{ person, attempts, titles }} />);
    },
  );

  app.get(
    '/exam-monitor/attempts/:id',
    { config: readers, schema: { params: AttemptParams } },
    async (request, reply) =>
      reply.page(await timelinePage(request.params.id, officerOf(request).role === 'CENTRE_CLERK')),
  );

  app.post(
    '/exam-monitor/attempts/:id/interventions',
    { config: centre, schema: { params: AttemptParams } },
    async (request, reply) => {
      const attemptId = request.params.id;
      const form = parseForm(ProposalForm, request.body);
      if (!form.ok) return reply.code(422).page(await timelinePage(attemptId, true, form));
      const { kind, because } = form.value;
      const minutes = form.value.kind === 'EXTEND' ? form.value.minutes : null;
      await proposeIntervention(app.parts, officerOf(request), {
        kind,
        because,
        minutes,
        attemptId,
        group: noGroup,
      });
      reply.flash('success', '已经提出，请另一位经办人在考试监控里复核。');
      return reply.redirect(`/exam-monitor/attempts/${attemptId}`, 303);
    },
  );
}
