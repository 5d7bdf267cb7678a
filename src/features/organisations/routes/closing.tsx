import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Contributions } from '../../../platform/feature.ts';
import {
  type App,
  disclosing,
  emptyForm,
  type FormState,
  formAction,
  officerOf,
} from '../../../platform/http/index.ts';
import { changeOrganisation } from '../commands/change-organisation.ts';
import { ClosingPage } from '../pages/closing-page.tsx';
import { loadFollowing } from '../queries/following.ts';
import { findOrganisation, findOrganisationByName } from '../queries/organisations.ts';
import type { Organisation } from '../rules/organisation.ts';
import { keepingRoles, mayKeep } from '../rules/policy.ts';
import { requestParams } from './forms.ts';
import { CloseForm, ReopenForm } from './keeping-forms.ts';

const keepers = { config: { access: keepingRoles } };

/** An organisation closed with what follows it to its successor, and reopened (roles.md "Keep organisations"). */
export function closingRoutes(app: App, { organisationFollowers }: Contributions): void {
  const { parts } = app;
  const { db, clock } = parts;
  const today = () => dayOf(clock.now());

  app.get(
    '/organisations/:id/closing',
    {
      ...disclosing(keepers, { what: '撤销单位时随转的人员', of: 'organisation' }),
      schema: { params: requestParams },
    },
    async (request, reply) =>
      reply.page(await page(officerOf(request), request.params.id, emptyForm)),
  );

  const onOne = {
    ...keepers,
    by: officerOf,
    params: requestParams,
    allow: async ({ actor, params }: OfOne) => {
      await mustKeep(db, actor, params.id);
    },
    show: ({ actor, params }: OfOne, form: FormState) => page(actor, params.id, form),
  };
  const backWith =
    (say: string) =>
    ({ params }: OfOne) => ({ to: `/organisations/${params.id}`, say });

  formAction(app, '/organisations/:id/closing', {
    ...onOne,
    form: CloseForm,
    async act({ actor, params }, { effectiveOn, successorName, reason }) {
      const { validTo } = await mustKeep(db, actor, params.id);
      if (validTo) throw new Refusal('organisations.closed_already');
      const unknown = 'organisations.successor_unknown';
      const successor = await findNamed(db, params.id, successorName, unknown);
      if (successor?.validTo) throw new Refusal(unknown);
      await changeOrganisation(parts, actor, organisationFollowers, params.id, {
        patch: { validTo: effectiveOn, successorId: successor?.id ?? null },
        ...{ kind: 'CLOSED', effectiveOn, reason },
      });
    },
    done: backWith('撤销已记入历史，到日期生效；人和事在那天转到承接单位。'),
  });

  formAction(app, '/organisations/:id/reopening', {
    ...onOne,
    form: ReopenForm,
    act: ({ actor, params }, { reason }) =>
      changeOrganisation(parts, actor, organisationFollowers, params.id, {
        patch: { validTo: null, successorId: null },
        ...{ kind: 'REOPENED', effectiveOn: today(), reason },
      }),
    done: backWith('已恢复，学员又可以选择这个单位；随转的人和事已经回来。'),
  });

  async function page(actor: Officer, id: string, form: FormState) {
    const organisation = await mustKeep(db, actor, id);
    return (
      <ClosingPage
        organisation={organisation}
        following={organisation.validTo ? [] : await loadFollowing(db, organisationFollowers, id)}
        today={today()}
        form={form}
      />
    );
  }
}

interface OfOne {
  actor: Officer;
  params: { id: string };
}

/** Returns the organisation where the officer keeps it. Throws `organisations.not_found`. */
export async function mustKeep(db: Reader, actor: Officer, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(db, id);
  if (!organisation || !mayKeep(actor, organisation)) throw new Refusal('organisations.not_found');
  return organisation;
}

/** Returns the organisation of this whole name, which must exist and be another; null for an empty name. */
export async function findNamed(
  db: Reader,
  id: string,
  name: string,
  otherwise: string,
): Promise<Organisation | null> {
  if (name === '') return null;
  const found = await findOrganisationByName(db, name);
  if (!found) throw new Refusal(otherwise);
  if (found.id === id) throw new Refusal('organisations.own_parent');
  return found;
}
