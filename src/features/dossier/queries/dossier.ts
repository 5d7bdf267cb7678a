import type { Officer } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/calendar.ts';
import type { DossierPart, DossierSection } from '../../../platform/dossier.ts';
import type { Parts } from '../../../platform/parts.ts';
import { findEndorserFor, findLearner, type LearnerProfile } from '../../people/index.ts';

/** A section with what it shows. */
export interface LoadedSection extends Pick<DossierSection, 'key' | 'title' | 'wide'> {
  part: DossierPart;
}

export interface Dossier {
  person: LearnerProfile;
  endorserName: string;
  sections: LoadedSection[];
}

/** Loads the sections that the officer's role reads (roles.md), in their order; null for no learner. */
export async function loadDossier(
  parts: Parts,
  sections: readonly DossierSection[],
  officer: Officer,
  accountId: string,
): Promise<Dossier | null> {
  const person = await findLearner(parts.db, accountId);
  if (!person) return null;
  const { organisation } = await findEndorserFor(parts.db, accountId, dayOf(parts.clock.now()));
  const loaded: LoadedSection[] = [];
  for (const { load, readBy, ...section } of sections.toSorted((a, b) => a.order - b.order)) {
    if (!readBy.includes(officer.role)) continue;
    const part = await load(parts, officer, accountId);
    if (part) loaded.push({ ...section, part });
  }
  return { person, endorserName: organisation.name, sections: loaded };
}
