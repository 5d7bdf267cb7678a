import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  type FieldErrors,
  type FormValues,
  officerOf,
  parseForm,
  type Upload,
} from '../../../platform/http/index.ts';
import { findJurisdiction, listCurrentJurisdictions } from '../../organisations/index.ts';
import { changeAnnouncement } from '../commands/change-announcement.ts';
import { draftAnnouncement } from '../commands/draft-announcement.ts';
import { publishAnnouncement } from '../commands/publish-announcement.ts';
import { withdrawAnnouncement } from '../commands/withdraw-announcement.ts';
import { DeskPage } from '../pages/desk-page.tsx';
import { DraftPage } from '../pages/draft-page.tsx';
import { PublishPage } from '../pages/publish-page.tsx';
import { findAnnouncement, listWritten } from '../queries/announcements.ts';
import { listFiles } from '../queries/files.ts';
import { barrierToPublish, kindsFor, mayChange, writingRoles } from '../rules/policy.ts';
import { DraftForm, IdParams, PublishForm, ReasonForm } from './forms.ts';

const writers = { access: writingRoles } as const;
const withId = { schema: { params: IdParams } };
const filesOf = ({ file1, file2 }: { file1: Upload | null; file2: Upload | null }) =>
  [file1, file2].filter((file) => file !== null);

/** Where announcements are written, published by a second person where that is due, and withdrawn. */
export function deskRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;

  app.get('/announcement-desk', { config: writers }, async (request, reply) =>
    reply.page(
      <DeskPage
        announcements={await listWritten(db, officerOf(request).organisationId)}
        today={dayOf(parts.clock.now())}
      />,
    ),
  );

  const draftPage = async (
    actor: Officer,
    id: string | null,
    form?: { values: FormValues; errors: FieldErrors },
  ) => {
    const today = dayOf(parts.clock.now());
    return (
      <DraftPage
        announcement={id ? await findOwn(actor, id) : null}
        kinds={kindsFor(actor)}
        districts={(await listCurrentJurisdictions(db, today)).filter(
          ({ kind }) => kind !== 'MUNICIPALITY',
        )}
        today={today}
        form={form ?? { values: {}, errors: {} }}
      />
    );
  };

  const findOwn = async (actor: Officer, id: string) => {
    const one = await findAnnouncement(db, id);
    if (!one || !mayChange(actor, one)) throw new Refusal('announcements.not_found');
    return one;
  };

  app.get('/announcement-desk/new', { config: writers }, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), null)),
  );

  app.post('/announcement-desk', { config: writers }, async (request, reply) => {
    const actor = officerOf(request);
    const form = parseForm(DraftForm, request.body);
    if (!form.ok) return reply.code(422).page(await draftPage(actor, null, form));
    const id = await draftAnnouncement(parts, actor, form.value, filesOf(form.value));
    reply.flash('success', '草稿已保存。');
    return reply.redirect(`/announcement-desk/${id}/publication`, 303);
  });

  app.get('/announcement-desk/:id', { config: writers, ...withId }, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), request.params.id)),
  );

  app.post('/announcement-desk/:id', { config: writers, ...withId }, async (request, reply) => {
    const actor = officerOf(request);
    const { id } = request.params;
    const form = parseForm(DraftForm, request.body);
    if (!form.ok) return reply.code(422).page(await draftPage(actor, id, form));
    await changeAnnouncement(parts, actor, id, form.value, filesOf(form.value));
    reply.flash('success', '已保存。');
    return reply.redirect(`/announcements/${id}`, 303);
  });

  const publishPage = async (
    actor: Officer,
    id: string,
    form: { values: FormValues; errors: FieldErrors } = { values: {}, errors: {} },
  ) => {
    const announcement = await findOwn(actor, id);
    const { audienceJurisdictionId: at } = announcement;
    const older = (await listWritten(db, announcement.organisationId)).filter(
      (one) => one.state === 'PUBLISHED' && one.kind === announcement.kind && !one.replacedBy,
    );
    return (
      <PublishPage
        announcement={announcement}
        barrier={barrierToPublish(actor, announcement)}
        older={older}
        place={at ? ((await findJurisdiction(db, at))?.name ?? null) : null}
        files={await listFiles(db, id)}
        form={form}
      />
    );
  };

  app.get(
    '/announcement-desk/:id/publication',
    { config: writers, ...withId },
    async (request, reply) => reply.page(await publishPage(officerOf(request), request.params.id)),
  );

  app.post(
    '/announcement-desk/:id/publication',
    { config: writers, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(PublishForm, request.body);
      const replaces = form.ok ? form.value.replaces : null;
      await publishAnnouncement(parts, officerOf(request), id, replaces);
      reply.flash('success', '已发布。');
      return reply.redirect(`/announcements/${id}`, 303);
    },
  );

  app.post(
    '/announcement-desk/:id/withdrawal',
    { config: writers, ...withId },
    async (request, reply) => {
      const { id } = request.params;
      const form = parseForm(ReasonForm, request.body);
      if (!form.ok) return reply.code(422).page(await publishPage(officerOf(request), id, form));
      await withdrawAnnouncement(parts, officerOf(request), id, form.value.reason);
      reply.flash('success', '已撤回，读者会看到原因。');
      return reply.redirect(`/announcements/${id}`, 303);
    },
  );
}
