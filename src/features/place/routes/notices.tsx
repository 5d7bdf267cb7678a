import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { findOpenProposal } from '../../proposals/index.ts';
import { proposeNoticeWithdrawal } from '../commands/propose-notice-withdrawal.ts';
import { proposePublication, publishNoticeKind } from '../commands/propose-publication.ts';
import { saveNoticeDraft } from '../commands/save-notice-draft.ts';
import { type NoticeForm, NoticesPage } from '../pages/notices-page.tsx';
import { findDraft, listPublished } from '../queries/notices.ts';
import { firstNotice, versionInForce } from '../rules/privacy-notice.ts';
import { DraftForm, ReasonForm, VersionParams } from './forms.ts';

const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;

/** Versions of the privacy notice, drafted and published by two persons of the municipal bureau (roles.md). */
export function noticeRoutes(app: App): void {
  const { parts } = app;
  const { db, clock, place } = parts;

  app.get('/place/notices', { config: bureau }, async (_request, reply) =>
    reply.page(await page(null, emptyForm)),
  );

  const on = (of: NoticeForm) => ({
    config: bureau,
    by: officerOf,
    show: (_asked: unknown, form: FormState) => page(of, form),
  });
  const proposed = (_asked: unknown, id: string) => ({
    to: `/proposals/${id}`,
    say: '已提请复核，另一位工作人员确认后生效。',
  });

  formAction(app, '/place/notices', {
    ...on('draft'),
    form: DraftForm,
    act: ({ actor }, draft) => saveNoticeDraft(parts, actor, draft),
    done: () => ({ to: '/place/notices', say: '草稿已保存。看过预览再提请公布。' }),
  });

  formAction(app, '/place/notices/publication', {
    ...on('publish'),
    form: ReasonForm,
    refusedAt: {
      'place.nothing_new': 'form',
      'place.day_passed': 'form',
      'place.no_draft': 'form',
    },
    act: ({ actor }, { reason }) => proposePublication(parts, actor, reason),
    done: proposed,
  });

  formAction(app, '/place/notices/:version/withdrawal', {
    ...on('withdraw'),
    params: VersionParams,
    form: ReasonForm,
    act: ({ actor, params }, { reason }) =>
      proposeNoticeWithdrawal(parts, actor, params.version, reason),
    done: proposed,
  });

  async function page(of: NoticeForm | null, form: FormState) {
    const now = clock.now();
    const published = await listPublished(db);
    const draft = (await findDraft(db)) ?? null;
    return (
      <NoticesPage
        notices={[...published, firstNotice]}
        draft={draft}
        inForce={versionInForce(place.current(), now)}
        waiting={draft ? await findOpenProposal(db, publishNoticeKind, draft.version) : undefined}
        today={dayOf(now)}
        of={of}
        form={form}
      />
    );
  }
}
