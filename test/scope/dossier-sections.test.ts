import { expect, test } from 'vitest';
import { features } from '../../src/app/features.ts';
import { readSections } from './statement.ts';

test('docs/roles.md says of each section of a dossier who reads it, and the sections keep to it', () => {
  const sections = features.flatMap(({ dossierSections = [] }) => dossierSections);
  const kept = sections.map(({ key, readBy }) => [key, readBy.toSorted()]);
  const said = [...readSections()].map(([key, roles]) => [key, roles.toSorted()]);
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(said));
  expect(kept).toHaveLength(said.length);
});
