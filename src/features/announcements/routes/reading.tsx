import type { FastifyRequest } from 'fastify';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  actorOf,
  formAction,
  rowsOf,
  sendStoredFile,
  takePage,
} from '../../../platform/http/index.ts';
import { listOrganisationsById } from '../../organisations/index.ts';
import { confirmReading } from '../commands/confirm-reading.ts';
import { AnnouncementPage } from '../pages/announcement-page.tsx';
import { ListPage } from '../pages/list-page.tsx';
import { findAnnouncement, listAnnouncements, listVersions } from '../queries/announcements.ts';
import { countReceipts, findFile, hasReceipt, listFiles } from '../queries/files.ts';
import { readerOf } from '../queries/reader.ts';
import { isAddressedTo } from '../rules/announcement.ts';
import { isWriter, mayChange } from '../rules/policy.ts';
import { FileParams, IdParams, ListQuery } from './forms.ts';

const everyone = { access: 'everyone' } as const;
const signedIn = { access: 'signed-in' } as const;
const pageSize = 20;

/** The announcements addressed to a reader, visitors included. */
export function readingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get(
    '/announcements',
    { config: everyone, schema: { querystring: ListQuery } },
    async (request, reply) => {
      const reader = await readerOf(db, request.actor);
      const { kind, words, page } = request.query;
      const rows = rowsOf(page, pageSize);
      const found = await listAnnouncements(db, reader, { kind, words, ...rows });
      const announcements = takePage(found, page, pageSize);
      const bodyIds = announcements.rows.map(({ organisationId }) => organisationId);
      const bodies = await listOrganisationsById(db, [...new Set(bodyIds)]);
      return reply.page(
        <ListPage
          announcements={announcements}
          bodies={new Map(bodies.map(({ id, name }) => [id, name]))}
          filter={{ kind: kind ?? null, words }}
          today={dayOf(parts.clock.now())}
          writer={request.actor !== null && isWriter(request.actor)}
        />,
      );
    },
  );

  // Drafts exist only for those who may change them, published ones only for their audience.
  const loadFor = async (request: FastifyRequest, id: string) => {
    const one = await findAnnouncement(db, id);
    const writer = request.actor !== null && one !== undefined && mayChange(request.actor, one);
    const addressed =
      one && one.state !== 'DRAFT' && isAddressedTo(one, await readerOf(db, request.actor));
    if (!one || !(writer || addressed)) throw new Refusal('announcements.not_found');
    return { one, writer };
  };

  app.get(
    '/announcements/:id',
    { config: everyone, schema: { params: IdParams } },
    async (request, reply) => {
      const { one, writer } = await loadFor(request, request.params.id);
      const [body] = await listOrganisationsById(db, [one.organisationId]);
      const accountId = request.actor?.accountId;
      const { id: announcementId, version } = one;
      return reply.page(
        <AnnouncementPage
          announcement={one}
          body={body?.name ?? ''}
          files={await listFiles(db, one.id)}
          versions={await listVersions(db, one.id)}
          today={dayOf(parts.clock.now())}
          writer={writer}
          mayConfirm={
            one.asksReceipt &&
            accountId !== undefined &&
            !(await hasReceipt(db, { announcementId, accountId, version }))
          }
          receipts={writer && one.asksReceipt ? await countReceipts(db, one) : null}
        />,
      );
    },
  );

  formAction(app, '/announcements/:id/receipt', {
    config: signedIn,
    by: actorOf,
    params: IdParams,
    async act({ request, actor, params }) {
      const { one } = await loadFor(request, params.id);
      if (one.asksReceipt) await confirmReading(parts, actor, one);
    },
    done: ({ params }) => ({ to: `/announcements/${params.id}`, say: '已记录您读过这份文件。' }),
  });

  app.get(
    '/announcements/:id/files/:fileId',
    { config: everyone, schema: { params: FileParams } },
    async (request, reply) => {
      const { one } = await loadFor(request, request.params.id);
      const file = await findFile(db, request.params.fileId);
      if (file?.announcementId !== one.id) throw new Refusal('announcements.not_found');
      return sendStoredFile(parts.storage, request, reply, {
        key: file.storageKey,
        type: file.contentType,
        downloadName: file.name,
      });
    },
  );
}
