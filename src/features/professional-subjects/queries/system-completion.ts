import type { Officer } from '../../../kernel/actor.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { rowsOf, takeAfter, takePage } from '../../../platform/http/index.ts';
import { getHourRule, minimaOf } from '../../hours/index.ts';
import { getOrganisation, listOrganisationsById, scopeOf } from '../../organisations/index.ts';
import { type Figures, listUnits, listYears } from '../../statistics/index.ts';
import type { Offering } from '../rules/subject.ts';
import { authorityOf } from '../rules/system.ts';
import { type AttendanceList, listWaitingLists } from './lists.ts';
import { listOfUnit, type Recognition, sumHoursOfUnits, type UnitHours } from './recognitions.ts';
import { listOfferingsById } from './subjects.ts';
import { loadUnit } from './system.ts';

const pageSize = 50;

export interface UnitRow {
  figures: Figures & { organisationId: string; name: string | null };
  /** Professional hours the year asks for where the unit is; null where nothing is prescribed. */
  asked: number | null;
  hours: UnitHours | null;
}

export interface SystemCompletion {
  year: number;
  total: Figures | null;
  waiting: AttendanceList[];
  units: PageOf<UnitRow>;
}

/** Loads a year of an authority's system: its figures, the lists that wait, its units page by page (N33, N34). */
export async function loadSystemCompletion(
  db: Reader,
  actor: Officer,
  { year, after }: { year: number; after: string | undefined },
): Promise<SystemCompletion> {
  const scope = scopeOf(actor);
  const [people, ...id] = after?.split('.') ?? [];
  const found = await listUnits(
    db,
    scope,
    {},
    {
      year,
      after: people === undefined ? null : { people: Number(people) || 0, id: id.join('.') },
      limit: pageSize + 1,
    },
  );
  const { rows, turn } = takeAfter(
    found,
    pageSize,
    (last) => `${last.people}.${last.organisationId}`,
  );
  const asked = await listAskedHours(
    db,
    rows.map(({ organisationId }) => organisationId),
    year,
  );
  const hours = await sumHoursOfUnits(db, year, asked);
  return {
    year,
    total: (await listYears(db, scope, {})).find((one) => one.year === year) ?? null,
    waiting: await listWaitingLists(db, actor.organisationId),
    units: {
      rows: rows.map((figures) => ({
        figures,
        asked: asked.find((one) => one.id === figures.organisationId)?.asked ?? null,
        hours: hours.find((one) => one.organisationId === figures.organisationId) ?? null,
      })),
      turn,
    },
  };
}

export interface UnitCompletion {
  unit: { id: string; name: string };
  year: number;
  asked: number | null;
  sum: UnitHours | null;
  recognitions: PageOf<Recognition>;
  offerings: Offering[];
}

/** Loads a year of one unit of the system, person by person; throws `professional.not_found` for other units. */
export async function loadUnitCompletion(
  db: Reader,
  { organisationId }: Officer,
  { id, year, page }: { id: string; year: number; page: number },
): Promise<UnitCompletion> {
  const unit = await loadUnit(db, id);
  if (!unit || authorityOf(unit) !== organisationId) throw new Refusal('professional.not_found');
  const found = await listOfUnit(db, id, year, rowsOf(page, pageSize));
  const { rows, turn } = takePage(found, page, pageSize);
  // A unit that came from another system has recognitions of its former authority too.
  const recognitions = rows.filter((one) => one.authorityId === organisationId);
  const [asked] = await listAskedHours(db, [id], year);
  return {
    unit: { id, name: (await getOrganisation(db, id)).name },
    year,
    asked: asked?.asked ?? null,
    sum: (await sumHoursOfUnits(db, year, asked ? [asked] : []))[0] ?? null,
    recognitions: { rows: recognitions, turn },
    offerings: await listOfferingsById(db, [...new Set(rows.map(({ offeringId }) => offeringId))]),
  };
}

/** The professional hours a year asks for at each of these units; null where nothing is prescribed. */
async function listAskedHours(db: Reader, ids: readonly string[], year: number) {
  const units = await listOrganisationsById(db, ids);
  const asked = new Map<string | null, number | null>();
  for (const place of new Set(units.map(({ jurisdictionId }) => jurisdictionId)))
    asked.set(place, minimaOf(await getHourRule(db, place, year)).professionalHours);
  return units.map(({ id, jurisdictionId }) => ({ id, asked: asked.get(jurisdictionId) ?? null }));
}
