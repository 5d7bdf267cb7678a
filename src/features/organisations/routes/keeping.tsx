import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
  rowsOf,
  takePage,
} from '../../../platform/http/index.ts';
import { addKept } from '../commands/add-kept.ts';
import { changeOrganisation } from '../commands/change-organisation.ts';
import { withdrawChange } from '../commands/withdraw-change.ts';
import { AddPage } from '../pages/add-page.tsx';
import { DoublesPage } from '../pages/doubles-page.tsx';
import { KeptPage } from '../pages/kept-page.tsx';
import { type KeepingForm, OrganisationPage } from '../pages/organisation-page.tsx';
import { listChanges, listDoubles, listKept } from '../queries/changes.ts';
import { listCurrentJurisdictions } from '../queries/jurisdictions.ts';
import { loadKept } from '../queries/kept.ts';
import { listOrganisations, listOrganisationsById } from '../queries/organisations.ts';
import { keepingRoles } from '../rules/policy.ts';
import { findNamed, mustKeep } from './closing.tsx';
import { requestParams } from './forms.ts';
import { AddForm, DetailsForm, KeptQuery, MoveForm, RenameForm } from './keeping-forms.ts';

const keepers = { access: keepingRoles };
const pageSize = 50;
const doublesShown = 100;
// A district keeps its own place; the bureau all.
const placeOf = ({ role, jurisdictionId }: Officer) =>
  role === 'MUNICIPAL_OFFICER' ? null : (jurisdictionId ?? '');

/** The list of organisations: added, edited, renamed, moved, closed, with history (roles.md). */
export function keepingRoutes(app: App, { organisationFollowers }: Contributions): void {
  const { parts } = app;
  const { db, clock } = parts;
  const today = () => dayOf(clock.now());

  app.get(
    '/organisations',
    { config: keepers, schema: { querystring: KeptQuery } },
    async (request, reply) => {
      const { page, ...filter } = request.query;
      const jurisdictionId = placeOf(officerOf(request));
      const found = await listKept(db, { ...filter, jurisdictionId, ...rowsOf(page, pageSize) });
      return reply.page(<KeptPage list={takePage(found, page, pageSize)} filter={filter} />);
    },
  );

  app.get('/organisations/doubles', { config: keepers }, async (request, reply) => {
    const pairs = await listDoubles(db, placeOf(officerOf(request)), doublesShown);
    const units = await listOrganisationsById(db, [
      ...new Set(pairs.flatMap(({ one, other }) => [one, other])),
    ]);
    return reply.page(<DoublesPage pairs={pairs} units={units} />);
  });

  const addPage = async (actor: Officer, form: FormState) => (
    <AddPage
      places={await placesFor(actor)}
      form={form}
      wide={actor.role === 'MUNICIPAL_OFFICER'}
    />
  );
  const placesFor = async (actor: Officer) =>
    (await listCurrentJurisdictions(db, today())).filter(
      ({ id }) => placeOf(actor) === null || id === placeOf(actor),
    );

  app.get('/organisations/new', { config: keepers }, async (request, reply) =>
    reply.page(await addPage(officerOf(request), emptyForm)),
  );

  formAction(app, '/organisations', {
    config: keepers,
    by: officerOf,
    form: AddForm,
    show: ({ actor }, form) => addPage(actor, form),
    act: ({ actor }, { kind, jurisdictionId, ...unit }) =>
      addKept(parts, actor, {
        ...unit,
        kind: actor.role === 'MUNICIPAL_OFFICER' ? kind : 'EMPLOYER',
        jurisdictionId: placeOf(actor) ?? jurisdictionId ?? null,
        ownership: unit.affiliation === null ? 'NON_PUBLIC' : 'PUBLIC',
      }),
    done: (_asked, id) => ({ to: `/organisations/${id}`, say: '单位已加入名录。' }),
  });

  app.get(
    '/organisations/:id',
    { config: keepers, schema: { params: requestParams } },
    async (request, reply) =>
      reply.page(await page(officerOf(request), request.params.id, emptyForm)),
  );

  interface OfOne {
    actor: Officer;
    params: { id: string };
  }
  const on = (of: KeepingForm) => ({
    config: keepers,
    by: officerOf,
    params: requestParams,
    allow: async ({ actor, params }: OfOne) => {
      await mustKeep(db, actor, params.id);
    },
    show: ({ actor, params }: OfOne, form: FormState) => page(actor, params.id, form, of),
  });
  const backWith =
    (say: string) =>
    ({ params }: { params: { id: string } }) => ({ to: `/organisations/${params.id}`, say });

  formAction(app, '/organisations/:id/details', {
    ...on('details'),
    form: DetailsForm,
    act: ({ actor, params }, patch) =>
      changeOrganisation(parts, actor, organisationFollowers, params.id, {
        ...{ kind: 'EDITED', patch, effectiveOn: today(), reason: '' },
      }),
    done: backWith('已保存。'),
  });

  formAction(app, '/organisations/:id/name', {
    ...on('name'),
    form: RenameForm,
    async act({ actor, params }, { name, effectiveOn, reason }) {
      const { name: before, shortName, sealName } = await mustKeep(db, actor, params.id);
      // What was called like the whole name goes with it.
      const patch = {
        name,
        ...(shortName === before && { shortName: name }),
        ...(sealName === before && { sealName: name }),
      };
      const change = { kind: 'RENAMED' as const, patch, effectiveOn, reason };
      await changeOrganisation(parts, actor, organisationFollowers, params.id, change);
    },
    done: backWith('更名已记入历史，到日期生效；以前出具的合格单仍用当时的名称。'),
  });

  formAction(app, '/organisations/:id/place', {
    ...on('place'),
    config: { access: ['MUNICIPAL_OFFICER'] },
    form: MoveForm,
    async act({ actor, params }, { parentName, effectiveOn, reason, ...place }) {
      const parent = await findNamed(db, params.id, parentName, 'organisations.parent_unknown');
      const { industryAuthorityId = null, ...rest } = place;
      const patch = { ...rest, industryAuthorityId, parentId: parent?.id ?? null };
      const change = { kind: 'MOVED' as const, patch, effectiveOn, reason };
      await changeOrganisation(parts, actor, organisationFollowers, params.id, change);
    },
    done: backWith('变更已记入历史，到日期生效；已经受理的审验不受影响。'),
  });

  formAction(app, '/organisations/changes/:id/withdrawal', {
    config: keepers,
    by: officerOf,
    params: requestParams,
    act: ({ actor, params }) => withdrawChange(parts, actor, params.id),
    done: (_asked, id) => ({ to: `/organisations/${id}`, say: '已撤回，这项改动不会生效。' }),
  });

  async function page(actor: Officer, id: string, form: FormState, of: KeepingForm | null = null) {
    const organisation = await mustKeep(db, actor, id);
    return (
      <OrganisationPage
        {...(await loadKept(db, organisation))}
        changes={await listChanges(db, id)}
        places={await listCurrentJurisdictions(db, today())}
        authorities={await listOrganisations(db, { kind: 'INDUSTRY_AUTHORITY' })}
        mayMove={actor.role === 'MUNICIPAL_OFFICER'}
        today={today()}
        of={of}
        form={form}
      />
    );
  }
}
