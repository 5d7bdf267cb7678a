import type { z } from 'zod';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  sendWorkbook,
  takePage,
} from '../../../platform/http/index.ts';
import { exportedColumns } from '../../../ui/index.ts';
import { listTopics, seatWindowsOf } from '../../courses/index.ts';
import { listPeople } from '../../identity/index.ts';
import { releaseSeat } from '../commands/seats/release-seat.ts';
import { NoSeatsPage, SeatDeskPage, seatColumns } from '../pages/seat-desk-page.tsx';
import { countSat, countTaken, listSeats, windowOfSeat } from '../queries/seats.ts';
import type { SeatWindow } from '../rules/seat.ts';
import { centre, readers } from './access.ts';
import { SeatDeskQuery, SeatParams, SeatReleaseForm } from './forms.ts';

const pageSize = 50;
/** A copy holds at most so many rows, a printed list too. */
const mostCopied = 5000;
const disclosed = { what: '预约考试座位的名单' };
type Query = z.infer<typeof SeatDeskQuery>;

/** The windows of exams with their seats, and who booked them (N15). */
export function seatDeskRoutes(app: App): void {
  const { db } = app.parts;

  /** The window that was asked for, else the first. */
  const chosenOf = async ({ topic, window }: Query) => {
    const seated = (await listTopics(db)).filter((one) => seatWindowsOf(one).length > 0);
    const chosen = seated.find(({ id }) => id === topic) ?? seated[0];
    const windows = chosen ? seatWindowsOf(chosen) : [];
    const own = windows.find(({ name }) => name === window) ?? windows[0];
    return chosen && own ? { seated, topicId: chosen.id, windows, window: own } : null;
  };

  const rowsOfWindow = async (topicId: string, window: SeatWindow, page: number, size: number) => {
    const found = await listSeats(db, { topicId, window }, rowsOf(page, size));
    const { rows, turn } = takePage(found, page, size);
    const people = await listPeople(
      db,
      rows.map(({ accountId }) => accountId),
    );
    const personOf = new Map(people.map((person) => [person.accountId, person]));
    const named = rows.map((row) => ({
      ...row,
      name: personOf.get(row.accountId)?.name ?? '',
      idNumberMasked: personOf.get(row.accountId)?.idNumberMasked ?? '',
    }));
    return { rows: named, turn };
  };

  const page = async (query: Query, release: { form: FormState; seatId: string | null } | null) => {
    const chosen = await chosenOf(query);
    if (!chosen) return <NoSeatsPage />;
    const { seated, topicId, windows, window } = chosen;
    const taken = await countTaken(db, topicId);
    const [at, size] = query.as === 'print' ? [1, mostCopied] : [query.page, pageSize];
    return (
      <SeatDeskPage
        topics={seated.map(({ id, year, title }) => ({ id, title: `${year}年 ${title}` }))}
        topicId={topicId}
        windows={windows.map((one) => ({ ...one, taken: taken.get(one.name) ?? 0 }))}
        window={window}
        sat={await countSat(db, topicId, window)}
        rows={await rowsOfWindow(topicId, window, at, size)}
        release={release}
      />
    );
  };

  app.get(
    '/exam-monitor/seats',
    { config: { ...readers, discloses: disclosed }, schema: { querystring: SeatDeskQuery } },
    async (request, reply) => {
      const chosen = request.query.as === 'xlsx' && (await chosenOf(request.query));
      if (chosen) {
        const { rows } = await rowsOfWindow(chosen.topicId, chosen.window, 1, mostCopied);
        const columns = exportedColumns(seatColumns(null), request.query.cols);
        return sendWorkbook(reply, `考试座位-${chosen.window.name}`, { columns, rows });
      }
      const mayRelease = officerOf(request).role === 'CENTRE_CLERK';
      const release = mayRelease ? { form: emptyForm, seatId: null } : null;
      return reply.page(await page(request.query, release));
    },
  );

  formAction(app, '/exam-monitor/seats/:id/release', {
    config: { ...centre, discloses: disclosed },
    by: officerOf,
    params: SeatParams,
    form: SeatReleaseForm,
    async show({ params: { id } }, form) {
      const query = { ...(await windowOfSeat(db, id)), page: 1, as: undefined, cols: '' };
      return page(query, { form, seatId: id });
    },
    act: ({ actor, params }, { because }) => releaseSeat(app.parts, actor, params.id, because),
    done: (_asked, { topicId, windowName }) => ({
      to: `/exam-monitor/seats?${new URLSearchParams({ topic: topicId, window: windowName })}`,
      say: '座位已经取消，已用短信告诉本人。',
    }),
  });
}
