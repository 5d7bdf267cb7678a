import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { titleLevels } from '../../../kernel/title-level.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { insertNewTitles, upsertDivisions, upsertJurisdictions } from '../queries/reference.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const Divisions = z.array(
  z.object({
    code: z.string().regex(/^\d{6}$/),
    yearFrom: z.number().int(),
    yearTo: z.number().int().nullable(),
    name: z.string(),
  }),
);

const Jurisdictions = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(['MUNICIPALITY', 'DISTRICT', 'COUNTY', 'AUTONOMOUS_COUNTY', 'ZONE']),
    divisionCode: z.string().nullable(),
    validFrom: Day,
    validTo: Day.nullable(),
    successorId: z.string().nullable(),
  }),
);

const Series = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    titles: z.array(z.object({ code: z.string(), name: z.string(), level: z.enum(titleLevels) })),
  }),
);

/**
 * Inserts or updates divisions from db/reference, at every start, and inserts jurisdictions and titles that are
 * not known yet (they are kept in the browser); removes none. No audit: the files are part of the release, there
 * is no actor.
 */
export async function loadReferenceData(
  parts: Parts,
  folder: string = resolve('db/reference'),
): Promise<void> {
  const divisions = Divisions.parse(await readJson(folder, 'divisions'));
  const jurisdictions = Jurisdictions.parse(await readJson(folder, 'jurisdictions'));
  const series = Series.parse(await readJson(folder, 'title-series'));
  await inTransaction(parts.db, async (tx) => {
    await upsertDivisions(tx, divisions);
    await upsertJurisdictions(tx, jurisdictions);
    await insertNewTitles(tx, series);
  });
}

async function readJson(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(`${folder}/${name}.json`, 'utf8'));
}
