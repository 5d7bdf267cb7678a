import { dayOf } from '../../../kernel/calendar.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { listTitleRows } from '../../organisations/index.ts';
import { listHoldersOfTitle } from '../../people/index.ts';
import { proposeChange } from '../commands/propose-change.ts';
import { proposeReversal } from '../commands/propose-reversal.ts';
import { type TitleForm, TitlesPage } from '../pages/titles-page.tsx';
import { listChanges } from '../queries/changes.ts';
import { AddForm, EndForm, ReasonForm, RenameForm, TitlesQuery } from './forms.ts';

const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;

/** Titles added, renamed and ended at a date by two persons of the municipal bureau (roles.md). */
export function titleRoutes(app: App): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get(
    '/titles',
    { config: bureau, schema: { querystring: TitlesQuery } },
    async (request, reply) => reply.page(await page(null, emptyForm, request.query.title)),
  );

  const on = (of: TitleForm) => ({
    config: bureau,
    by: officerOf,
    show: (_asked: unknown, form: FormState) => page(of, form),
  });
  const proposed = (_asked: unknown, id: string) => ({
    to: `/proposals/${id}`,
    say: '已提请复核，另一位工作人员确认后，到日期生效。',
  });
  const nothing = { titleCode: null, seriesCode: null, seriesName: '', name: '' };

  formAction(app, '/titles', {
    ...on('add'),
    form: AddForm,
    act: ({ actor }, change) =>
      proposeChange(parts, actor, {
        ...{ ...change, kind: 'ADDED', titleCode: null, successorCode: null },
        // A chosen series counts, whatever was typed beside it.
        seriesName: change.seriesCode ? '' : change.seriesName,
      }),
    done: proposed,
  });

  formAction(app, '/titles/names', {
    ...on('rename'),
    form: RenameForm,
    refusedAt: { 'titles.not_found': 'titleCode' },
    act: ({ actor }, change) =>
      proposeChange(parts, actor, {
        ...{ ...nothing, ...change },
        ...{ kind: 'RENAMED', level: null, successorCode: null },
      }),
    done: proposed,
  });

  formAction(app, '/titles/endings', {
    ...on('end'),
    form: EndForm,
    refusedAt: { 'titles.not_found': 'titleCode' },
    act: ({ actor }, change) =>
      proposeChange(parts, actor, { ...nothing, ...change, kind: 'ENDED', level: null }),
    done: proposed,
  });

  formAction(app, '/titles/changes/:id/reversal', {
    ...on('revert'),
    params: fields.idParams,
    form: ReasonForm,
    act: ({ actor, params }, { reason }) => proposeReversal(parts, actor, params.id, reason),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后撤回。',
    }),
  });

  async function page(of: TitleForm | null, form: FormState, code = '') {
    const titles = await listTitleRows(db);
    const chosen = titles.find((one) => one.code === code);
    return (
      <TitlesPage
        titles={titles}
        changes={await listChanges(db)}
        preview={
          chosen ? { title: chosen, holders: (await listHoldersOfTitle(db, code)).length } : null
        }
        today={dayOf(clock.now())}
        of={of}
        form={form}
      />
    );
  }
}
