import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));

interface JurisdictionRow {
  id: string;
  name: string;
  kind: string;
  divisionCode: string | null;
  validFrom: string;
  validTo: string | null;
  successorId: string | null;
}

const jurisdictions: JurisdictionRow[] = read('jurisdictions');
const byId = new Map(jurisdictions.map((row) => [row.id, row]));

test('39 jurisdictions are current, the municipality apart', () => {
  const today = '2026-11-23';
  const current = jurisdictions.filter((row) => row.kind !== 'MUNICIPALITY' && row.validFrom <= today && (!row.validTo || today < row.validTo));
  expect(current).toHaveLength(39);
  expect(byId.size).toBe(jurisdictions.length);
});

test('whoever was abolished has a successor that leads to a current one', () => {
  for (const row of jurisdictions.filter((one) => one.validTo)) {
    let at: JurisdictionRow | undefined = row;
    for (let hops = 0; at?.validTo; hops += 1) {
      expect(hops, row.id).toBeLessThan(5);
      at = byId.get(at.successorId ?? '');
    }
    expect(at, row.id).toBeDefined();
  }
});

test('divisions carry six digits and no code belongs to two at a time', () => {
  const divisions: { code: string; yearFrom: number; yearTo: number | null }[] = read('divisions');
  for (const one of divisions) {
    expect(one.code).toMatch(/^50\d{4}$/);
    const others = divisions.filter((other) => other !== one && other.code === one.code);
    for (const other of others) {
      expect((one.yearTo ?? 9999) < other.yearFrom || (other.yearTo ?? 9999) < one.yearFrom, one.code).toBe(true);
    }
  }
});

test('a jurisdiction with a division code bears the name of that division in its last year', () => {
  const divisions: { code: string; name: string; yearTo: number | null }[] = read('divisions');
  for (const row of jurisdictions.filter((one) => one.divisionCode)) {
    const names = divisions
      .filter((one) => one.code === row.divisionCode && (one.yearTo === null) === (row.validTo === null))
      .map((one) => one.name);
    expect(names, row.id).toEqual([row.name]);
  }
});

test('27 title series, every title with a code of its series', () => {
  const series: { code: string; titles: { code: string }[] }[] = read('title-series');
  expect(series).toHaveLength(27);
  for (const one of series) {
    for (const title of one.titles) expect(title.code.slice(0, 2)).toBe(one.code);
  }
  const codes = series.flatMap((one) => one.titles.map((title) => title.code));
  expect(new Set(codes).size).toBe(codes.length);
  expect(series.map((one) => one.code)).toEqual(Array.from({ length: 27 }, (_, at) => String(at + 1).padStart(2, '0')));
});
