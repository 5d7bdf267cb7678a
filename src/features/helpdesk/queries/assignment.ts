import type { Actor } from '../../../kernel/actor.ts';
import { afterWorkingHours, dayOf, type WorkCalendar } from '../../../kernel/calendar.ts';
import type { Reader as Db } from '../../../platform/database/index.ts';
import {
  findDistrictBureau,
  findMunicipalBureau,
  findOrganisation,
  listOrganisations,
  type Organisation,
} from '../../organisations/index.ts';
import { findEndorserFor, findLearner, findPaymentOfficeFor } from '../../people/index.ts';
import { listRoutes, type Route } from './topics.ts';

/** The facts of an asker that the route of a question depends on. */
export type Asker = Pick<Actor, 'accountId' | 'organisationId'>;

export interface Assignment {
  step: number;
  organisation: Organisation;
  /** When it is escalated unless answered; null at the last step. */
  escalateAt: Date | null;
}

/**
 * Returns the body that holds a question from a step of its topic's route on (N39). Steps whose body
 * does not exist, or is `notId`, are skipped; null after the last step.
 */
export async function findAssignment(
  db: Db,
  topicCode: string,
  asker: Asker,
  from: { step: number; now: Date; calendar: WorkCalendar; notId?: string },
): Promise<Assignment | null> {
  const routes = await listRoutes(db, topicCode);
  for (const route of routes.filter(({ step }) => step >= from.step)) {
    const organisation = await findBody(db, route, asker, dayOf(from.now));
    if (!organisation || organisation.id === from.notId) continue;
    return { step: route.step, organisation, escalateAt: dueAt(routes, route.step, from) };
  }
  return null;
}

/** Returns when a question whose time restarts at its step is escalated; null at the last step. */
export async function findDueAt(
  db: Db,
  { topicCode, step }: { topicCode: string; step: number },
  from: { now: Date; calendar: WorkCalendar },
): Promise<Date | null> {
  return dueAt(await listRoutes(db, topicCode), step, from);
}

// Nobody answers on days off: they do not count.
function dueAt(
  routes: readonly Route[],
  step: number,
  { now, calendar }: { now: Date; calendar: WorkCalendar },
): Date | null {
  const here = routes.find((route) => route.step === step);
  if (!here || !routes.some((route) => route.step > step)) return null;
  return afterWorkingHours(now, here.hours, calendar);
}

async function findBody(
  db: Db,
  { rule, divisionName }: Route,
  asker: Asker,
  day: string,
): Promise<Organisation | undefined> {
  switch (rule) {
    case 'ASSOCIATION':
      return (await listOrganisations(db, { kind: 'ASSOCIATION' }))[0];
    case 'CENTRE':
      return (await listOrganisations(db, { kind: 'TRAINING_CENTRE' }))[0];
    case 'MUNICIPAL_BUREAU':
      return findMunicipalBureau(db);
    case 'DIVISION':
      return (await listOrganisations(db, { kind: 'MUNICIPAL_DIVISION' })).find(({ name }) =>
        name.includes(divisionName ?? ''),
      );
    default:
      return asker.organisationId
        ? findBodyAbove(db, asker.organisationId, day)
        : findBodyOf(db, rule, asker.accountId, day);
  }
}

async function findBodyOf(
  db: Db,
  rule: 'PAYMENT_OFFICE' | 'ENDORSER' | 'DISTRICT_BUREAU',
  accountId: string,
  day: string,
): Promise<Organisation | undefined> {
  if (rule === 'PAYMENT_OFFICE')
    return (await findPaymentOfficeFor(db, accountId, day)).organisation;
  if (rule === 'ENDORSER') return (await findEndorserFor(db, accountId, day)).organisation;
  const districtId = (await findLearner(db, accountId))?.districtId;
  return districtId ? findDistrictBureau(db, districtId, day) : undefined;
}

// Questions of an officer's body go to the bureau of its district, else to the centre.
async function findBodyAbove(
  db: Db,
  organisationId: string,
  day: string,
): Promise<Organisation | undefined> {
  const own = await findOrganisation(db, organisationId);
  const bureau = own?.jurisdictionId
    ? await findDistrictBureau(db, own.jurisdictionId, day)
    : undefined;
  if (bureau && bureau.id !== organisationId) return bureau;
  return (await listOrganisations(db, { kind: 'TRAINING_CENTRE' }))[0];
}

/** Lists the bodies a question can be handed over to: all of the routing table but its holder. */
export async function listOtherBodies(
  db: Db,
  question: { accountId: string; askerOrganisationId: string | null; holderId: string },
  day: string,
): Promise<Organisation[]> {
  const asker = { accountId: question.accountId, organisationId: question.askerOrganisationId };
  const bodies = [];
  for (const kind of cityBodies) bodies.push(...(await listOrganisations(db, { kind })));
  for (const rule of ['PAYMENT_OFFICE', 'ENDORSER', 'DISTRICT_BUREAU'] as const) {
    const own = await findBody(db, { step: 0, rule, divisionName: null, hours: 1 }, asker, day);
    if (own) bodies.push(own);
  }
  const others = bodies.filter(({ id }) => id !== question.holderId);
  return [...new Map(others.map((body) => [body.id, body])).values()];
}

const cityBodies = [
  'ASSOCIATION',
  'TRAINING_CENTRE',
  'MUNICIPAL_DIVISION',
  'MUNICIPAL_HR_BUREAU',
] as const;
