import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { OfficerRole } from '../../src/kernel/actor.ts';

/** The columns of the table in docs/roles.md. */
const roles = {
  U: 'UNIT_ADMIN',
  G: 'AGENCY_CLERK',
  D: 'DISTRICT_CLERK',
  I: 'INDUSTRY_OFFICER',
  M: 'MUNICIPAL_OFFICER',
  C: 'CENTRE_CLERK',
  A: 'ASSOCIATION_CLERK',
} as const satisfies Record<string, OfficerRole>;

/** Returns, list by list, the word that says whose rows each role sees (docs/roles.md). */
export function readStatement(): Map<string, Map<OfficerRole, string>> {
  const document = readFileSync(resolve('docs/roles.md'), 'utf8');
  const [, after = ''] = document.split('## Whose rows each list shows');
  const [section = ''] = after.split('\n## ');
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const lines = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  const heading = lines.find(([first]) => first === 'list') ?? [];
  const lists = lines.filter(([first]) => first?.startsWith('`/'));
  return new Map(
    lists.map(([list = '', ...words]) => [
      list.replaceAll('`', ''),
      new Map(words.map((word, at) => [roles[heading[at + 1] as keyof typeof roles], word])),
    ]),
  );
}

/** Returns, section by section, the roles that read it in a dossier (docs/roles.md). */
export function readSections(): Map<string, OfficerRole[]> {
  const document = readFileSync(resolve('docs/roles.md'), 'utf8');
  const [, after = ''] = document.split('## Sections of a dossier');
  const [section = ''] = after.split('\n## ');
  const [heading = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.map(([key = '', ...cells]) => [
      key,
      cells.flatMap((cell, at) =>
        cell === 'R' ? [roles[heading[at + 1] as keyof typeof roles]] : [],
      ),
    ]),
  );
}
