import { type App, learnerOf } from '../../../platform/http/index.ts';
import { openSheets, type SheetRequest } from '../commands/answering/open-sheets.ts';
import { ClockPage } from '../pages/clock-page.tsx';
import { SheetPage } from '../pages/sheet-page.tsx';
import { touchAttempt } from '../queries/answering/contacts.ts';
import { createSheetCache } from '../queries/answering/sheet-cache.ts';
import { getOwnAttempt } from '../queries/own-attempt.ts';
import { deviceOf, learner } from './access.ts';
import { asBusy, batched } from './batches.ts';
import { AttemptParams } from './forms.ts';

/** The sheet of a running attempt on any device (N19), and its clock. */
export function sheetRoutes(app: App): void {
  const { db } = app.parts;
  const openings = batched((requests: SheetRequest[]) => openSheets(app.parts, requests));
  const sheetOf = createSheetCache(db);

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
      return reply.page(<SheetPage {...sheet} {...(await sheetOf(sheet.attempt))} />);
    },
  );

  // Reloads itself in a frame of the sheet: shows the time left and keeps contact without a script (G4).
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
