import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  openSearch,
} from '../../../platform/http/index.ts';
import { listTopics } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { findLearnerByNumberOrPhone, searchPeople } from '../../people/index.ts';
import { noGroup, proposeIntervention } from '../commands/interventions/propose-intervention.ts';
import { AttemptTimelinePage } from '../pages/attempt-timeline-page.tsx';
import { PeoplePage, type Person, PersonPage } from '../pages/people-page.tsx';
import { findAttempt, listAttemptsOf } from '../queries/attempts.ts';
import { loadAttemptFacts } from '../queries/monitor/attempt-facts.ts';
import { findAccountBySubmission } from '../queries/monitor/attempt-timeline.ts';
import { centre, readers } from './access.ts';
import { AttemptParams, PersonParams, PersonSearch, ProposalForm } from './forms.ts';

/** Finding a person, the timeline of an attempt, and proposals for it (G5, E17). */
export function personRoutes(app: App): void {
  const { db } = app.parts;

  const personOf = async (accountId: string): Promise<Person> => {
    const [person] = await listPeople(db, [accountId]);
    if (!person) throw new Refusal('exam.attempt_not_found');
    return person;
  };

  const timelinePage = async (attemptId: string, mayPropose: boolean, form: FormState) => {
    const attempt = await findAttempt(db, attemptId);
    if (!attempt) throw new Refusal('exam.attempt_not_found');
    const person = await personOf(attempt.accountId);
    const facts = await loadAttemptFacts(db, attempt);
    return <AttemptTimelinePage {...facts} {...{ person, attempt, mayPropose, form }} />;
  };

  async function findPeople(who: string): Promise<Person[]> {
    const learner = await findLearnerByNumberOrPhone(app.parts, who);
    const accountId =
      learner?.accountId ?? (await findAccountBySubmission(db, who.replaceAll(/\s/g, '')));
    return accountId ? [await personOf(accountId)] : searchPeople(db, who);
  }

  app.get(
    '/exam-monitor/people',
    {
      config: { ...centre, discloses: { what: '按姓名或号码查到的考生' } },
      schema: { querystring: PersonSearch },
    },
    async (request, reply) => {
      const who = openSearch(app.parts, officerOf(request), request.query.who);
      const people = who ? await findPeople(who) : null;
      const [only, ...others] = people ?? [];
      if (only && others.length === 0)
        return reply.redirect(`/exam-monitor/people/${only.accountId}`, 303);
      return reply.page(<PeoplePage who={who} people={people} />);
    },
  );

  app.get(
    '/exam-monitor/people/:accountId',
    {
      config: { ...centre, discloses: { what: '考生的考试情况', of: 'account' } },
      schema: { params: PersonParams },
    },
    async (request, reply) => {
      const person = await personOf(request.params.accountId);
      const attempts = await listAttemptsOf(db, person.accountId);
      const titles = new Map((await listTopics(db)).map(({ id, title }) => [id, title]));
      return reply.page(<PersonPage {...{ person, attempts, titles }} />);
    },
  );

  app.get(
    '/exam-monitor/attempts/:id',
    {
      config: { ...readers, discloses: { what: '一次考试的过程', of: 'exam_attempt' } },
      schema: { params: AttemptParams },
    },
    async (request, reply) => {
      const mayPropose = officerOf(request).role === 'CENTRE_CLERK';
      return reply.page(await timelinePage(request.params.id, mayPropose, emptyForm));
    },
  );

  formAction(app, '/exam-monitor/attempts/:id/interventions', {
    config: centre,
    by: officerOf,
    params: AttemptParams,
    form: ProposalForm,
    show: ({ params }, form) => timelinePage(params.id, true, form),
    act: ({ actor, params }, proposal) =>
      proposeIntervention(app.parts, actor, {
        kind: proposal.kind,
        because: proposal.because,
        minutes: proposal.kind === 'EXTEND' ? proposal.minutes : null,
        attemptId: params.id,
        group: noGroup,
      }),
    done: ({ params }) => ({
      to: `/exam-monitor/attempts/${params.id}`,
      say: '已经提出，请另一位经办人在考试监控里复核。',
    }),
  });
}
