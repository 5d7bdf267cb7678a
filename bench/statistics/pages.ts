import type { City } from './city.ts';
import { idOf } from './ids.ts';
import { bodies, type Role, viewsOf } from './views.ts';
import { insertOfficer, type Visitor, visitorOf } from './visitor.ts';

export interface PageTimes {
  name: string;
  p50: number;
  p95: number;
}

const warmUps = 3;
const rounds = 40;

/** Times every view as an officer of its body. */
export async function openPages(city: City, say: (line: string) => void): Promise<PageTimes[]> {
  const { db, url, years, people } = city;
  const { rows } = await db.query(
    `select unit.jurisdiction_id as place, bureau.id as bureau
     from organisations unit join organisations bureau
       on bureau.kind = 'DISTRICT_HR_BUREAU' and bureau.jurisdiction_id = unit.jurisdiction_id
     where unit.id = $1`,
    [idOf('unit', 5)],
  );
  const { place, bureau } = rows[0] as { place: string; bureau: string };
  const officers = new Map<Role, Visitor>();
  for (const [role, body] of Object.entries(bodies) as [Role, string][]) {
    const token = await insertOfficer(db, role, body === 'PLACE' ? bureau : body);
    officers.set(role, visitorOf(url, token));
  }
  const someone = idOf('p', Math.round(people * 0.9));
  const times: PageTimes[] = [];
  for (const { name, role, path } of viewsOf({ year: years[0] as number, place, someone })) {
    const time = await timePage(officers.get(role) as Visitor, path);
    say(`${name}：${time.p50.toFixed(1)} / ${time.p95.toFixed(1)} ms`);
    times.push({ name, ...time });
  }
  return times;
}

async function timePage(visitor: Visitor, path: string): Promise<{ p50: number; p95: number }> {
  for (let index = 0; index < warmUps; index += 1) await visitor.get(path);
  const taken: number[] = [];
  for (let index = 0; index < rounds; index += 1) {
    const before = performance.now();
    await visitor.get(path);
    taken.push(performance.now() - before);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(rounds - 1, Math.floor(rounds * share))] as number;
  return { p50: at(0.5), p95: at(0.95) };
}
