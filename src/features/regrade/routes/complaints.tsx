import type { Officer } from '../../../kernel/actor.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  learnerOf,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { listPeople } from '../../identity/index.ts';
import { answerComplaint } from '../commands/answer-complaint.ts';
import { askComplaint } from '../commands/ask-complaint.ts';
import { setComplaintTerm } from '../commands/set-complaint-term.ts';
import { ComplaintDeskPage } from '../pages/complaint-desk-page.tsx';
import { ComplaintPage } from '../pages/complaint-page.tsx';
import { OwnComplaintsPage } from '../pages/own-complaints-page.tsx';
import { listTerms, loadComplaint, loadOwnComplaints } from '../queries/complaint-pages.ts';
import { listComplaints } from '../queries/complaints.ts';
import { makers, readers } from '../rules/policy.ts';
import { AnswerForm, ComplaintForm, ComplaintsQuery, IdParams, TermForm } from './forms.ts';

const learner = { config: { access: ['LEARNER'] } } as const;
const reading = { config: { access: readers } } as const;
const making = { config: { access: makers } } as const;
const pageSize = 30;

/** Complaints about questions and scores: asked by learners, answered by the centre. */
export function complaintRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;
  const today = () => ({ now: clock.now(), calendar: parts.place.current().calendar });

  app.get(
    '/attempts/:id/complaints',
    { ...learner, schema: { params: IdParams } },
    async (request, reply) => {
      const actor = learnerOf(request);
      const props = await loadOwnComplaints(db, actor, request.params.id, today());
      return reply.page(<OwnComplaintsPage {...props} form={emptyForm} />);
    },
  );

  formAction(app, '/attempts/:id/complaints', {
    ...learner,
    by: learnerOf,
    params: IdParams,
    form: ComplaintForm,
    show: async ({ actor, params }, form) => {
      const props = await loadOwnComplaints(db, actor, params.id, today());
      return <OwnComplaintsPage {...props} form={form} />;
    },
    act: ({ actor, params }, { kind, itemNo, text }) =>
      askComplaint(parts, actor, { attemptId: params.id, kind, itemNo: itemNo ?? null, text }),
    done: ({ params }) => ({
      to: `/attempts/${params.id}/complaints`,
      say: '异议已提出，核实后会答复您。',
    }),
  });

  const deskPage = async (
    actor: Officer,
    { state, page }: { state: 'ASKED' | 'ANSWERED'; page: number },
    form: FormState,
  ) => {
    const found = await listComplaints(db, { state, ...rowsOf(page, pageSize) });
    const people = await listPeople(
      db,
      found.map(({ accountId }) => accountId),
    );
    const names = new Map(people.map((one) => [one.accountId, one.name]));
    const mayAnswer = actor.role === 'CENTRE_CLERK';
    const complaints = takePage(found, page, pageSize);
    const topics = await listTerms(db);
    return <ComplaintDeskPage {...{ state, complaints, names, topics, mayAnswer, form }} />;
  };

  app.get(
    '/complaint-desk',
    {
      ...disclosing(reading, { what: '成绩异议名单' }),
      schema: { querystring: ComplaintsQuery },
    },
    async (request, reply) =>
      reply.page(await deskPage(officerOf(request), request.query, emptyForm)),
  );

  formAction(app, '/complaint-desk/terms', {
    ...disclosing(making, { what: '成绩异议名单' }),
    by: officerOf,
    form: TermForm,
    show: ({ actor }, form) => deskPage(actor, { state: 'ASKED', page: 1 }, form),
    act: ({ actor }, { topic, days }) => setComplaintTerm(parts, actor, { topicId: topic, days }),
    done: () => ({ to: '/complaint-desk', say: '期限已保存。' }),
  });

  const complaintPage = async (actor: Officer, id: string, form: FormState) => {
    const props = await loadComplaint(db, id);
    return <ComplaintPage {...props} mayAnswer={actor.role === 'CENTRE_CLERK'} form={form} />;
  };

  app.get(
    '/complaint-desk/:id',
    {
      ...disclosing(reading, { what: '成绩异议', of: 'complaint' }),
      schema: { params: IdParams },
    },
    async (request, reply) =>
      reply.page(await complaintPage(officerOf(request), request.params.id, emptyForm)),
  );

  formAction(app, '/complaint-desk/:id/answer', {
    ...disclosing(making, { what: '成绩异议', of: 'complaint' }),
    by: officerOf,
    params: IdParams,
    form: AnswerForm,
    show: ({ actor, params }, form) => complaintPage(actor, params.id, form),
    act: ({ actor, params }, answer) => answerComplaint(parts, actor, { id: params.id, ...answer }),
    done: ({ params }) => ({ to: `/complaint-desk/${params.id}`, say: '答复已发送。' }),
  });
}
