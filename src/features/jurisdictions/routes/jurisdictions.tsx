import { dayOf } from '../../../kernel/calendar.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  fields,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import {
  findJurisdiction,
  listCurrentJurisdictions,
  loadPlaceNames,
} from '../../organisations/index.ts';
import { proposeChange } from '../commands/propose-change.ts';
import { proposeReversal } from '../commands/propose-reversal.ts';
import { type JurisdictionForm, JurisdictionsPage } from '../pages/jurisdictions-page.tsx';
import { listChanges } from '../queries/changes.ts';
import { countFollowing } from '../queries/preview.ts';
import { AddForm, MergeForm, PreviewQuery, ReasonForm, RenameForm } from './forms.ts';

const bureau = { access: ['MUNICIPAL_OFFICER'] } as const;

/** Districts added, renamed and merged at a date by two persons of the municipal bureau (roles.md). */
export function jurisdictionRoutes(app: App, contributed: Contributions): void {
  const { parts } = app;
  const { db, clock } = parts;

  app.get(
    '/jurisdictions',
    { config: bureau, schema: { querystring: PreviewQuery } },
    async (request, reply) => {
      const { from, into } = request.query;
      return reply.page(await page(null, emptyForm, from, into));
    },
  );

  const on = (of: JurisdictionForm) => ({
    config: bureau,
    by: officerOf,
    show: (_asked: unknown, form: FormState) => page(of, form),
  });
  const proposed = (_asked: unknown, id: string) => ({
    to: `/proposals/${id}`,
    say: '已提请复核，另一位工作人员确认后，到日期生效。',
  });

  formAction(app, '/jurisdictions', {
    ...on('add'),
    form: AddForm,
    act: ({ actor }, change) =>
      proposeChange(parts, actor, contributed, { ...change, kind: 'ADDED', intoId: null }),
    done: proposed,
  });

  formAction(app, '/jurisdictions/names', {
    ...on('rename'),
    form: RenameForm,
    refusedAt: { 'jurisdictions.not_found': 'ofId' },
    act: ({ actor }, { ofId: id, ...change }) =>
      proposeChange(parts, actor, contributed, { ...change, id, kind: 'RENAMED', intoId: null }),
    done: proposed,
  });

  formAction(app, '/jurisdictions/mergers', {
    ...on('merge'),
    form: MergeForm,
    refusedAt: { 'jurisdictions.not_found': 'intoId' },
    act: ({ actor }, { fromId: id, ...change }) =>
      proposeChange(parts, actor, contributed, {
        ...{ ...change, id, name: '', shortName: '' },
        kind: 'MERGED',
      }),
    done: proposed,
  });

  formAction(app, '/jurisdictions/changes/:id/reversal', {
    config: bureau,
    by: officerOf,
    params: fields.idParams,
    form: ReasonForm,
    show: (_asked, form) => page('revert', form),
    act: ({ actor, params }, { reason }) => proposeReversal(parts, actor, params.id, reason),
    done: (_asked, id) => ({
      to: `/proposals/${id}`,
      say: '已提请复核，另一位工作人员确认后撤回。',
    }),
  });

  async function page(of: JurisdictionForm | null, form: FormState, fromId = '', intoId = '') {
    const day = dayOf(clock.now());
    const from = fromId ? await findJurisdiction(db, fromId) : undefined;
    const into = intoId ? await findJurisdiction(db, intoId) : undefined;
    const preview =
      from && into
        ? { from, into, counts: await countFollowing(db, contributed, from.id, day) }
        : null;
    return (
      <JurisdictionsPage
        places={await listCurrentJurisdictions(db, day)}
        names={await loadPlaceNames(db, day)}
        changes={await listChanges(db)}
        preview={preview}
        today={day}
        of={of}
        form={form}
      />
    );
  }
}
