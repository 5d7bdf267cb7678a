import { setTimeout as pause } from 'node:timers/promises';
import { peakMemoryOf } from '../exam/product.ts';
import type { City } from './city.ts';
import { tokenOf, visitorOf } from './visitor.ts';

export interface ExportRun {
  rows: number;
  seconds: number;
  bytes: number;
  /** Largest memory of the product when a quarter was written, and in the end, MB. */
  quarterMb: number;
  peakMb: number;
}

/** Exports all people of a year through the product and measures its memory. */
export async function runExport(city: City): Promise<ExportRun> {
  const bureau = visitorOf(city.url, 'bench-MUNICIPAL_OFFICER');
  const token = tokenOf(await bureau.get('/statistics/exports'));
  const begun = Date.now();
  const form = { kind: 'PEOPLE', format: 'xlsx', year: String(city.years[0]) };
  const answer = await bureau.post('/statistics/exports', form, token);
  const id = answer.headers.get('location')?.split('/').at(-1);
  if (answer.status !== 303) throw new Error(`export refused: ${answer.status}`);
  let quarterMb = 0;
  for (;;) {
    await pause(200);
    const { rows } = await city.db.query(
      'select state, rows_done, bytes from statistics_exports where id = $1',
      [id],
    );
    const { state, rows_done: done, bytes } = rows[0];
    if (quarterMb === 0 && done >= city.people / 4) quarterMb = peakMemoryOf(city.product);
    if (state === 'FAILED') throw new Error('the export failed');
    if (state !== 'DONE') continue;
    return {
      rows: done,
      seconds: (Date.now() - begun) / 1000,
      bytes: Number(bytes),
      quarterMb,
      peakMb: peakMemoryOf(city.product),
    };
  }
}
