import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { plainUnitName } from '../../../kernel/unit-name.ts';
import type { Reader } from '../../../platform/database/index.ts';
import {
  findOrganisation,
  listCurrentJurisdictions,
  listOrganisationsById,
  type Organisation,
  type Scope,
  searchEmployers,
} from '../../organisations/index.ts';
import { maySeeCheck, mayWorkOn } from '../rules/policy.ts';
import type { CheckRow, CheckTally, SpotCheck } from '../rules/spot-check.ts';
import { findCheck, listCheckRows, listChecks, tallyChecks } from './checks.ts';
import { loadPeople } from './evidence.ts';
import { isOwnBody } from './random-sample.ts';

const noTally: CheckTally = { drawn: 0, inOrder: 0, defects: 0, notCheckable: 0, left: 0 };

export interface ListedCheck {
  check: SpotCheck;
  tally: CheckTally;
  /** The name of the body that checks. */
  by: string;
}

/** The checks of a scope with their results so far, the newest first. */
export async function listTalliedChecks(
  db: Reader,
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<ListedCheck[]> {
  const checks = await listChecks(db, scope, page);
  const ids = checks.map(({ id }) => id);
  const tallies = await tallyChecks(db, ids);
  const nameOf = await loadNames(
    db,
    checks.map(({ organisationId }) => organisationId),
  );
  return checks.map((check) => ({
    check,
    tally: tallies.get(check.id) ?? noTally,
    by: nameOf.get(check.organisationId) ?? '',
  }));
}

/** A check with its rows, and the names of the people and bodies on them. */
export interface CheckView {
  check: SpotCheck;
  tally: CheckTally;
  rows: CheckRow[];
  people: Awaited<ReturnType<typeof loadPeople>>;
  bodyNames: Map<string, string>;
  /** Where, whose and which year, in words. */
  scope: string;
  mayWork: boolean;
}

/** Loads a check for an officer; `supervision.not_found` where it is not theirs to see. */
export async function loadCheck(
  db: Reader,
  actor: Officer,
  id: string,
  now: Date,
): Promise<CheckView> {
  const check = await findCheck(db, id);
  if (!check || !maySeeCheck(actor, check)) throw new Refusal('supervision.not_found');
  const rows = await listCheckRows(db, id);
  const bodies = [check.organisationId, check.bodyId, ...rows.map(({ bodyId }) => bodyId)];
  const bodyNames = await loadNames(
    db,
    bodies.filter((one) => one !== null),
  );
  return {
    check,
    tally: (await tallyChecks(db, [id])).get(id) ?? noTally,
    rows,
    bodyNames,
    scope: await describeScope(db, check, bodyNames, now),
    people: await loadPeople(db, rows),
    mayWork: mayWorkOn(actor, check),
  };
}

async function describeScope(
  db: Reader,
  { jurisdictionId, bodyId, year }: SpotCheck,
  bodyNames: Map<string, string>,
  now: Date,
): Promise<string> {
  const places = await listCurrentJurisdictions(db, dayOf(now));
  const place = places.find(({ id }) => id === jurisdictionId)?.shortName ?? '';
  const parts = [
    jurisdictionId ? place : '全市',
    bodyId ? bodyNames.get(bodyId) : '',
    year ? `${year}年度` : '',
  ];
  return parts.filter(Boolean).join('，');
}

async function loadNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const bodies = await listOrganisationsById(db, [...new Set(ids)]);
  return new Map(bodies.map(({ id, name }) => [id, name]));
}

/**
 * The body of this name that an officer wants to check. Throws `supervision.body_unknown` where there is
 * none, or where it is another's to check.
 */
export async function getCheckedBody(
  db: Reader,
  actor: Officer,
  name: string,
): Promise<Organisation> {
  const employers = await searchEmployers(db, name, 5);
  const own = await findOrganisation(db, actor.organisationId);
  const body = [...employers, own].find(
    (one) => one && plainUnitName(one.name) === plainUnitName(name),
  );
  if (!body || !(actor.role === 'MUNICIPAL_OFFICER' || isOwnBody(actor, body)))
    throw new Refusal('supervision.body_unknown');
  return body;
}
