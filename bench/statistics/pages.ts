import type { City } from './city.ts';
import { hireOfficer, type Visitor, visitorOf } from './visitor.ts';

export interface PageTimes {
  name: string;
  p50: number;
  p95: number;
}

const warmUps = 3;
const rounds = 40;

/** Officers of each body with a page of their own, and what they open. */
export async function openPages(city: City, say: (line: string) => void): Promise<PageTimes[]> {
  const { db, url, years } = city;
  const year = years[0] as number;
  const place = (
    await db.query("select jurisdiction_id as id from organisations where id = 'bench-unit-5'")
  ).rows[0].id;
  const officers: Record<string, Visitor> = {};
  for (const [role, body] of [
    ['MUNICIPAL_OFFICER', 'bench-bureau'],
    ['CENTRE_CLERK', 'bench-centre'],
    ['DISTRICT_CLERK', `bench-bureau-${place}`],
    ['INDUSTRY_OFFICER', 'bench-industry-3'],
    ['UNIT_ADMIN', 'bench-unit-5'],
  ] as const)
    officers[role] = visitorOf(url, await hireOfficer(db, role, body));
  const bureau = officers.MUNICIPAL_OFFICER as Visitor;
  const units = await bureau.get(`/statistics/units?year=${year}&place=${place}`);
  const second = /href="([^"]*after=[^"]*)"/.exec(units)?.[1]?.replaceAll('&amp;', '&');
  const people = await bureau.get(
    `/statistics/units/bench-unit-5?year=${year}&standing=NOT_RECORDED`,
  );
  const later = /href="([^"]*after=[^"]*)"/.exec(people)?.[1]?.replaceAll('&amp;', '&');
  const visits: [string, string, string | undefined][] = [
    ['全市总览', 'MUNICIPAL_OFFICER', `/statistics?year=${year}`],
    ['全市总览（去年）', 'MUNICIPAL_OFFICER', `/statistics?year=${year - 1}`],
    ['全市总览（一个区县）', 'MUNICIPAL_OFFICER', `/statistics?year=${year}&place=${place}`],
    [
      '全市总览（一个行业、中级）',
      'CENTRE_CLERK',
      `/statistics?year=${year}&industry=bench-industry-3&level=INTERMEDIATE`,
    ],
    ['区县总览', 'DISTRICT_CLERK', `/statistics?year=${year}`],
    ['行业总览', 'INDUSTRY_OFFICER', `/statistics?year=${year}`],
    ['单位总览', 'UNIT_ADMIN', `/statistics?year=${year}`],
    ['区县的单位', 'MUNICIPAL_OFFICER', `/statistics/units?year=${year}&place=${place}`],
    ['区县的单位（第二页）', 'MUNICIPAL_OFFICER', second],
    ['行业的单位', 'INDUSTRY_OFFICER', `/statistics/units?year=${year}`],
    [
      '单位和人员',
      'MUNICIPAL_OFFICER',
      `/statistics/units/bench-unit-5?year=${year}&standing=NOT_RECORDED`,
    ],
    ['单位和人员（第二页）', 'MUNICIPAL_OFFICER', later],
    ['考试', 'CENTRE_CLERK', `/statistics/exams?topic=bench-${year}`],
    ['审验用时', 'MUNICIPAL_OFFICER', `/statistics/endorsements?year=${year}`],
    ['缴费', 'CENTRE_CLERK', `/statistics/payments?year=${year}`],
    ['导出', 'MUNICIPAL_OFFICER', '/statistics/exports'],
    ['单位的完成名单', 'UNIT_ADMIN', `/completion?year=${year}`],
    ['区县的完成名单', 'DISTRICT_CLERK', `/completion?year=${year}`],
    ['行业的完成名单', 'INDUSTRY_OFFICER', `/completion?year=${year}`],
    ['全市的完成名单', 'MUNICIPAL_OFFICER', `/completion?year=${year}`],
  ];
  const times: PageTimes[] = [];
  for (const [name, role, path] of visits) {
    if (!path) continue;
    say(`打开：${name}`);
    times.push({ name, ...(await timePage(officers[role] as Visitor, path)) });
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
