import type { Learner } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  learnerOf,
} from '../../../platform/http/index.ts';
import { getOwnEnrolment } from '../../enrolment/index.ts';
import { bookSeat } from '../commands/seats/book-seat.ts';
import { giveUpSeat } from '../commands/seats/give-up-seat.ts';
import { SeatPage } from '../pages/seat-page.tsx';
import { countTaken } from '../queries/seats.ts';
import { loadStartFacts } from '../queries/start-queue/start-facts.ts';
import { listPlaces } from '../rules/seat.ts';
import { learner } from './access.ts';
import { EnrolmentParams, SeatForm } from './forms.ts';

/** A learner's seat in a window of the exam: booked, changed, given up (N15). */
export function seatRoutes(app: App): void {
  const { db } = app.parts;

  const page = async (actor: Learner, enrolmentId: string, form: FormState) => {
    const enrolment = await getOwnEnrolment(db, actor, enrolmentId);
    const facts = (await loadStartFacts(db, [enrolment.id])).get(enrolment.id);
    if (!facts) throw new Refusal('enrolment.not_found');
    const { topic, seats, now, hasAccess } = facts;
    if (!hasAccess) throw new Refusal('exam.no_access', { enrolmentId });
    if (!seats) throw new Refusal('exam.not_seated', { enrolmentId });
    const places = listPlaces(seats.windows, await countTaken(db, topic.id), now);
    return <SeatPage {...{ enrolment, title: topic.title, places, held: seats.held, now, form }} />;
  };
  const show = (
    { actor, params }: { actor: Learner; params: { enrolmentId: string } },
    form: FormState,
  ) => page(actor, params.enrolmentId, form);

  app.get(
    '/exams/:enrolmentId/seat',
    { config: learner, schema: { params: EnrolmentParams } },
    async (request, reply) =>
      reply.page(await page(learnerOf(request), request.params.enrolmentId, emptyForm)),
  );

  formAction(app, '/exams/:enrolmentId/seat', {
    config: learner,
    by: learnerOf,
    params: EnrolmentParams,
    form: SeatForm,
    show,
    act: ({ actor, params }, { window }) => bookSeat(app.parts, actor, params.enrolmentId, window),
    done: ({ params }) => ({ to: `/exams/${params.enrolmentId}/seat`, say: '座位已经约好。' }),
  });

  formAction(app, '/exams/:enrolmentId/seat/cancellation', {
    config: learner,
    by: learnerOf,
    params: EnrolmentParams,
    show,
    act: ({ actor, params }) => giveUpSeat(app.parts, actor, params.enrolmentId),
    done: ({ params }) => ({ to: `/exams/${params.enrolmentId}/seat`, say: '座位已经取消。' }),
  });
}
