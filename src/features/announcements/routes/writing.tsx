import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  type Upload,
} from '../../../platform/http/index.ts';
import { findJurisdiction, listCurrentJurisdictions } from '../../organisations/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { changeAnnouncement } from '../commands/change-announcement.ts';
import { draftAnnouncement } from '../commands/draft-announcement.ts';
import { proposeWithdrawal, withdrawalKind } from '../commands/propose-withdrawal.ts';
import { publishAnnouncement } from '../commands/publish-announcement.ts';
import { DraftPage } from '../pages/draft-page.tsx';
import { PublishPage } from '../pages/publish-page.tsx';
import { WrittenPage } from '../pages/written-page.tsx';
import { findAnnouncement, listWritten } from '../queries/announcements.ts';
import { listFiles } from '../queries/files.ts';
import { barrierToPublish, kindsFor, mayChange, writingRoles } from '../rules/policy.ts';
import { DraftForm, IdParams, PublishForm, ReasonForm } from './forms.ts';

const writers = { access: writingRoles };
const withId = { config: writers, schema: { params: IdParams } };
const filesOf = ({ file1, file2 }: { file1: Upload | null; file2: Upload | null }) =>
  [file1, file2].filter((file) => file !== null);

/** Drafting, changing, publishing and withdrawing announcements. */
export function writingRoutes(app: App): void {
  const { parts } = app;
  const { db } = parts;
  const own = { config: writers, by: officerOf, params: IdParams };

  app.get('/announcement-desk', { config: writers }, async (request, reply) =>
    reply.page(
      <WrittenPage
        announcements={await listWritten(db, officerOf(request).organisationId)}
        today={dayOf(parts.clock.now())}
      />,
    ),
  );

  app.get('/announcement-desk/new', { config: writers }, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), null)),
  );

  formAction(app, '/announcement-desk', {
    config: writers,
    by: officerOf,
    form: DraftForm,
    show: ({ actor }, form) => draftPage(actor, null, form),
    act: ({ actor }, draft) => draftAnnouncement(parts, actor, draft, filesOf(draft)),
    done: (_asked, id) => ({ to: `/announcement-desk/${id}/publication`, say: '草稿已保存。' }),
  });

  app.get('/announcement-desk/:id', withId, async (request, reply) =>
    reply.page(await draftPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/announcement-desk/:id', {
    ...own,
    form: DraftForm,
    show: ({ actor, params }, form) => draftPage(actor, params.id, form),
    act: ({ actor, params }, draft) =>
      changeAnnouncement(parts, actor, params.id, draft, filesOf(draft)),
    done: ({ params }) => ({ to: `/announcements/${params.id}`, say: '已保存。' }),
  });

  app.get('/announcement-desk/:id/publication', withId, async (request, reply) =>
    reply.page(await publishPage(officerOf(request), request.params.id)),
  );

  formAction(app, '/announcement-desk/:id/publication', {
    ...own,
    form: PublishForm,
    act: ({ actor, params }, { replaces }) =>
      publishAnnouncement(parts, actor, params.id, replaces),
    done: ({ params }) => ({ to: `/announcements/${params.id}`, say: '已发布。' }),
  });

  formAction(app, '/announcement-desk/:id/withdrawal', {
    ...own,
    form: ReasonForm,
    show: ({ actor, params }, form) => publishPage(actor, params.id, form),
    act: ({ actor, params }, { reason }) => proposeWithdrawal(parts, actor, params.id, reason),
    done: ({ params }, proposalId) =>
      proposalId
        ? { to: `/proposals/${proposalId}`, say: '已提出撤回，等另一位工作人员复核。' }
        : { to: `/announcements/${params.id}`, say: '已撤回，读者会看到原因。' },
  });

  async function draftPage(actor: Officer, id: string | null, form: FormState = emptyForm) {
    const today = dayOf(parts.clock.now());
    return (
      <DraftPage
        announcement={id ? await findOwn(actor, id) : null}
        kinds={kindsFor(actor)}
        districts={(await listCurrentJurisdictions(db, today)).filter(
          ({ kind }) => kind !== 'MUNICIPALITY',
        )}
        today={today}
        form={form}
      />
    );
  }

  async function publishPage(actor: Officer, id: string, form: FormState = emptyForm) {
    const announcement = await findOwn(actor, id);
    const { audienceJurisdictionId } = announcement;
    const place = audienceJurisdictionId && (await findJurisdiction(db, audienceJurisdictionId));
    const older = (await listWritten(db, announcement.organisationId)).filter(
      (one) => one.state === 'PUBLISHED' && one.kind === announcement.kind && !one.replacedBy,
    );
    return (
      <PublishPage
        announcement={announcement}
        barrier={barrierToPublish(actor, announcement)}
        proposal={await findOpenProposal(db, withdrawalKind, id)}
        older={older}
        place={place ? place.name : null}
        files={await listFiles(db, id)}
        form={form}
      />
    );
  }

  async function findOwn(actor: Officer, id: string) {
    const one = await findAnnouncement(db, id);
    if (!one || !mayChange(actor, one)) throw new Refusal('announcements.not_found');
    return one;
  }
}
