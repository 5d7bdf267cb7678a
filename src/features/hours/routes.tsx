import { z } from 'zod';
import type { OfficerRole } from '../../kernel/actor.ts';
import { yearOf } from '../../kernel/calendar.ts';
import { type App, actorOf, parseForm } from '../../platform/http/index.ts';
import { formatDate } from '../../ui/index.ts';
import { getLearner, listPeople } from '../accounts/index.ts';
import { getOrganisation, listOrganisationsById } from '../organisations/index.ts';
import { listSlipsById } from '../result-slips/index.ts';
import { claimRoutes } from './claim-routes.tsx';
import { confirmHours } from './commands/confirm-hours.ts';
import { entryRoutes } from './entry-routes.tsx';
import { getYearAccount } from './load-account.ts';
import { CardPage } from './pages/card-page.tsx';
import { CertificatePage } from './pages/certificate-page.tsx';
import { ConfirmationsPage } from './pages/confirmations-page.tsx';
import { listCardEntries, listCardYears, listCertificateEntries } from './queries.ts';
import { listToConfirm } from './to-confirm.ts';

const recorders = {
  access: ['UNIT_ADMIN', 'AGENCY_CLERK'] as const satisfies readonly OfficerRole[],
};
const learner = { access: ['LEARNER'] } as const;

const Chosen = z.object({
  id: z.union([z.string(), z.array(z.string()).max(500)]).transform((value) => [value].flat()),
});
const CardQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
});

/** Confirming hours, the unit's card, the person's certificate (N29, N30). */
export function routes(app: App): void {
  const { db } = app.parts;
  entryRoutes(app);
  claimRoutes(app);

  app.get('/hours/confirmations', { config: recorders }, async (request, reply) => {
    const actor = actorOf(request);
    const waiting = await listToConfirm(db, actor, app.parts.clock.now());
    const people = new Map(
      (
        await listPeople(
          db,
          waiting.map((one) => one.accountId),
        )
      ).map((one) => [one.accountId, one]),
    );
    const slips = new Map(
      (
        await listSlipsById(
          db,
          waiting.map((one) => one.slipId),
        )
      ).map((slip) => [slip.id, slip]),
    );
    const rows = waiting.map((endorsement) => ({
      endorsement,
      person: people.get(endorsement.accountId),
      slip: slips.get(endorsement.slipId),
      own: endorsement.accountId === actor.accountId,
    }));
    return reply.page(<ConfirmationsPage rows={rows} agency={actor.role === 'AGENCY_CLERK'} />);
  });

  app.post('/hours/confirmations', { config: recorders }, async (request, reply) => {
    const form = parseForm(Chosen, request.body);
    if (!form.ok) {
      reply.flash('warning', '请先勾选要确认的人员。');
      return reply.redirect('/hours/confirmations', 303);
    }
    const recorded = await confirmHours(app.parts, actorOf(request), form.value.id);
    const others = new Set(form.value.id).size - recorded;
    reply.flash(
      others > 0 ? 'warning' : 'success',
      `已确认 ${recorded} 人的学时，证书和登记卡同时登记。${others > 0 ? `另有 ${others} 人没有登记：已经登记过，或者不由您确认。` : ''}`,
    );
    return reply.redirect('/hours/confirmations', 303);
  });

  const loadCard = async (organisationId: string, asked: number | undefined) => {
    const year = asked ?? yearOf(app.parts.clock.now());
    const entries = await listCardEntries(db, organisationId, year);
    const people = new Map(
      (
        await listPeople(
          db,
          entries.map((entry) => entry.accountId),
        )
      ).map((one) => [one.accountId, one]),
    );
    const years = [...new Set([year, ...(await listCardYears(db, organisationId))])].toSorted(
      (a, b) => b - a,
    );
    return {
      unit: await getOrganisation(db, organisationId),
      year,
      years,
      rows: entries.map((entry) => ({ entry, person: people.get(entry.accountId) })),
    };
  };

  app.get(
    '/hours/card',
    { config: recorders, schema: { querystring: CardQuery } },
    async (request, reply) =>
      reply.page(
        <CardPage
          {...(await loadCard(actorOf(request).organisationId as string, request.query.year))}
        />,
      ),
  );

  app.get(
    '/hours/card.pdf',
    { config: recorders, schema: { querystring: CardQuery } },
    async (request, reply) => {
      const { unit, year, rows } = await loadCard(
        actorOf(request).organisationId as string,
        request.query.year,
      );
      const pdf = await app.parts.documents.renderPdf('hours/card', {
        unit: unit.name,
        year,
        printedOn: formatDate(app.parts.clock.now()),
        rows: rows.map(({ entry, person }) => ({
          no: entry.entryNo,
          name: person?.name ?? '',
          idNumber: person?.idNumberMasked ?? '',
          title: entry.title,
          hours: entry.creditHours,
          date: formatDate(entry.confirmedAt),
          note: entry.withdrawnAt ? '已撤回' : '',
        })),
      });
      return reply.type('application/pdf').header('cache-control', 'private, no-store').send(pdf);
    },
  );

  const loadCertificate = async (accountId: string) => {
    const entries = await listCertificateEntries(db, accountId);
    const units = new Map(
      (
        await listOrganisationsById(db, [...new Set(entries.map((entry) => entry.organisationId))])
      ).map((unit) => [unit.id, unit.name]),
    );
    const years = [
      ...new Set([yearOf(app.parts.clock.now()), ...entries.map((entry) => entry.year)]),
    ].toSorted((a, b) => b - a);
    return {
      accounts: await Promise.all(years.map((year) => getYearAccount(db, accountId, year))),
      learner: await getLearner(db, accountId),
      rows: entries.map((entry) => ({ entry, unit: units.get(entry.organisationId) ?? '' })),
    };
  };

  app.get('/certificate', { config: learner }, async (request, reply) =>
    reply.page(
      <CertificatePage
        {...(await loadCertificate(actorOf(request).accountId))}
        now={app.parts.clock.now()}
      />,
    ),
  );

  app.get('/certificate.pdf', { config: learner }, async (request, reply) => {
    const { learner: person, rows } = await loadCertificate(actorOf(request).accountId);
    const pdf = await app.parts.documents.renderPdf('hours/certificate', {
      name: person.name,
      idNumber: person.idNumberMasked,
      employer: person.employerName ?? '无',
      title: person.titleName ?? '无',
      printedOn: formatDate(app.parts.clock.now()),
      rows: rows.map(({ entry, unit }) => ({
        year: entry.year,
        subject: '公需科目',
        title: entry.title,
        hours: entry.creditHours,
        unit,
        date: formatDate(entry.confirmedAt),
        note: entry.withdrawnAt ? '已撤回' : '',
      })),
    });
    return reply.type('application/pdf').header('cache-control', 'private, no-store').send(pdf);
  });
}
