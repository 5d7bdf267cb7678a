import { z } from 'zod';
import { yearOf } from '../../../kernel/calendar.ts';
import {
  type App,
  fields,
  learnerOf,
  officerOf,
  sendPdf,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { formatDate } from '../../../ui/index.ts';
import { listPeople } from '../../identity/index.ts';
import { getOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { getLearner } from '../../people/index.ts';
import { CardPage } from '../pages/card-page.tsx';
import { CertificatePage } from '../pages/certificate-page.tsx';
import { cardColumns, certificateColumns } from '../pages/entry-columns.tsx';
import { listCardEntries, listCardYears, listCertificateEntries } from '../queries/entries.ts';
import { getYearAccount } from '../queries/year-account.ts';
import { type CertificateEntry, contentOf } from '../rules/entry.ts';
import { subjectNames } from '../rules/hours-claim.ts';
import { recordingRoles } from '../rules/policy.ts';

const recorders = { access: recordingRoles } as const;
const learner = { access: ['LEARNER'] } as const;
const CardQuery = z.object({ year: fields.year });

const shortNoteOf = ({ withdrawnAt }: CertificateEntry) => (withdrawnAt ? '已撤回' : '');

/** The unit's card of a year and the person's certificate, as page, PDF and workbook. */
export function paperRoutes(app: App): void {
  const { db, clock, documents } = app.parts;
  const querystring = CardQuery;

  const loadCard = async (organisationId: string, asked: number | undefined) => {
    const year = asked ?? yearOf(clock.now());
    const entries = await listCardEntries(db, organisationId, year);
    const ids = entries.map((entry) => entry.accountId);
    const people = new Map((await listPeople(db, ids)).map((one) => [one.accountId, one]));
    const known = await listCardYears(db, organisationId);
    return {
      unit: await getOrganisation(db, organisationId),
      year,
      years: [...new Set([year, ...known])].toSorted((a, b) => b - a),
      rows: entries.map((entry) => ({ entry, person: people.get(entry.accountId) })),
    };
  };

  app.get('/hours/card', { config: recorders, schema: { querystring } }, async (request, reply) => {
    const { organisationId } = officerOf(request);
    return reply.page(<CardPage {...(await loadCard(organisationId, request.query.year))} />);
  });

  app.get(
    '/hours/card.pdf',
    { config: recorders, schema: { querystring } },
    async (request, reply) => {
      const { organisationId } = officerOf(request);
      const { unit, year, rows } = await loadCard(organisationId, request.query.year);
      const pdf = await documents.renderPdf('hours/card', {
        unit: unit.name,
        year,
        printedOn: formatDate(clock.now()),
        rows: rows.map(({ entry, person }) => ({
          no: entry.entryNo,
          name: person?.name ?? '',
          idNumber: person?.idNumberMasked ?? '',
          title: `${subjectNames[entry.subject]}：${contentOf(entry)}`,
          hours: entry.creditHours,
          date: formatDate(entry.confirmedAt),
          note: shortNoteOf(entry),
        })),
      });
      return sendPdf(reply, `${unit.shortName}${year}年登记卡`, pdf);
    },
  );

  app.get(
    '/hours/card.xlsx',
    { config: recorders, schema: { querystring } },
    async (request, reply) => {
      const { organisationId } = officerOf(request);
      const { unit, year, rows } = await loadCard(organisationId, request.query.year);
      const name = `${unit.shortName}${year}年登记卡`;
      return sendWorkbook(reply, name, { columns: cardColumns, rows });
    },
  );

  const loadCertificate = async (accountId: string) => {
    const entries = await listCertificateEntries(db, accountId);
    const bodies = [...new Set(entries.map((entry) => entry.organisationId))];
    const units = new Map(
      (await listOrganisationsById(db, bodies)).map((unit) => [unit.id, unit.name]),
    );
    const years = [
      ...new Set([yearOf(clock.now()), ...entries.map((entry) => entry.year)]),
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
        {...(await loadCertificate(learnerOf(request).accountId))}
        now={clock.now()}
      />,
    ),
  );

  app.get('/certificate.pdf', { config: learner }, async (request, reply) => {
    const { learner: person, rows } = await loadCertificate(learnerOf(request).accountId);
    const pdf = await documents.renderPdf('hours/certificate', {
      name: person.name,
      idNumber: person.idNumberMasked,
      employer: person.employerName ?? '无',
      title: person.titleName ?? '无',
      printedOn: formatDate(clock.now()),
      rows: rows.map(({ entry, unit }) => ({
        year: entry.year,
        subject: subjectNames[entry.subject],
        title: contentOf(entry),
        hours: entry.creditHours,
        unit,
        date: formatDate(entry.confirmedAt),
        note: shortNoteOf(entry),
      })),
    });
    return sendPdf(reply, `${person.name}继续教育证书`, pdf);
  });

  app.get('/certificate.xlsx', { config: learner }, async (request, reply) => {
    const { learner: person, rows } = await loadCertificate(learnerOf(request).accountId);
    const name = `${person.name}继续教育证书`;
    return sendWorkbook(reply, name, { columns: certificateColumns, rows });
  });
}
