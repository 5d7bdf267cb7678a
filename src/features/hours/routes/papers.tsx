import { z } from 'zod';
import type { Learner } from '../../../kernel/actor.ts';
import { yearOf } from '../../../kernel/calendar.ts';
import {
  type App,
  disclosing,
  fields,
  learnerOf,
  officerOf,
  sendPdf,
  sendWorkbook,
} from '../../../platform/http/index.ts';
import { findMunicipalBureau } from '../../organisations/index.ts';
import { numberCertificate } from '../commands/number-certificate.ts';
import { cardSheet, certificateSheet } from '../documents/papers.ts';
import { CardPage } from '../pages/card-page.tsx';
import { CertificatePage } from '../pages/certificate-page.tsx';
import { cardColumns, certificateColumns } from '../pages/entry-columns.tsx';
import { type Card, loadCard } from '../queries/card.ts';
import { loadCertificate } from '../queries/certificate.ts';
import { recordingRoles } from '../rules/policy.ts';

const recorders = { access: recordingRoles } as const;
const learner = { access: ['LEARNER'] } as const;
const CardQuery = z.object({ year: fields.year });
const ofYear = { config: recorders, schema: { querystring: CardQuery } };

const nameOfCard = ({ unit, year }: Card) => `${unit.shortName}${year}年登记卡`;

/** The unit's card of a year and the person's certificate, as page, PDF and workbook. */
export function paperRoutes(app: App): void {
  const { db, clock, documents, publicUrl } = app.parts;
  const thisYear = () => yearOf(clock.now());

  app.get('/hours/card', disclosing(ofYear, { what: '学时登记卡' }), async (request, reply) => {
    const { year = thisYear() } = request.query;
    const card = await loadCard(db, officerOf(request).organisationId, year);
    return reply.page(<CardPage {...card} />);
  });

  app.get(
    '/hours/card.pdf',
    disclosing(ofYear, { what: '学时登记卡文件' }),
    async (request, reply) => {
      const { year = thisYear() } = request.query;
      const card = await loadCard(db, officerOf(request).organisationId, year);
      const pdf = await documents.renderPdf('hours/card', cardSheet(card, clock.now()));
      return sendPdf(reply, nameOfCard(card), pdf);
    },
  );

  app.get(
    '/hours/card.xlsx',
    disclosing(ofYear, { what: '学时登记卡文件' }),
    async (request, reply) => {
      const { year = thisYear() } = request.query;
      const card = await loadCard(db, officerOf(request).organisationId, year);
      return sendWorkbook(reply, nameOfCard(card), { columns: cardColumns, rows: card.rows });
    },
  );

  app.get('/certificate', { config: learner }, async (request, reply) => {
    const certificate = await loadCertificate(db, learnerOf(request).accountId, thisYear());
    const number = await numberCertificate(app.parts, learnerOf(request).accountId);
    return reply.page(<CertificatePage {...certificate} number={number} now={clock.now()} />);
  });

  const sheetOf = async ({ accountId }: Learner) => {
    const certificate = await loadCertificate(db, accountId, thisYear());
    const number = await numberCertificate(app.parts, accountId);
    const bureau = await findMunicipalBureau(db);
    const sealName = bureau?.name ?? null;
    const paper = { certificate, number, sealName, publicUrl: publicUrl() };
    return { name: certificate.learner.name, sheet: await certificateSheet(paper, clock.now()) };
  };

  app.get('/certificate.pdf', { config: learner }, async (request, reply) => {
    const { name, sheet } = await sheetOf(learnerOf(request));
    const pdf = await documents.renderPdf('hours/certificate', sheet);
    return sendPdf(reply, `${name}继续教育证书`, pdf);
  });

  app.get('/certificate.svg', { config: learner }, async (request, reply) => {
    const { sheet } = await sheetOf(learnerOf(request));
    return reply.type('image/svg+xml').send(await documents.renderSvg('hours/certificate', sheet));
  });

  app.get('/certificate.xlsx', { config: learner }, async (request, reply) => {
    const certificate = await loadCertificate(db, learnerOf(request).accountId, thisYear());
    const { rows } = certificate;
    const name = `${certificate.learner.name}继续教育证书`;
    return sendWorkbook(reply, name, { columns: certificateColumns, rows });
  });
}
