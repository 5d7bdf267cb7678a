import type { Contributions } from '../platform/feature.ts';
import type { FeatureJobs } from '../platform/jobs/index.ts';
import type { Parts } from '../platform/parts.ts';
import { features } from './features.ts';
import { sealedTables } from './sealed-tables.ts';

/** What all features contribute to those that serve them. */
export const contributions: Contributions = {
  homeList: features.flatMap((feature) => feature.homeList ?? []),
  homePanels: features.flatMap((feature) => feature.homePanels ?? []),
  homeItems: features.flatMap((feature) => feature.homeItems ?? []),
  proposalKinds: features.flatMap((feature) => feature.proposalKinds ?? []),
  texts: features.flatMap((feature) => feature.texts ?? []),
  publicationChecks: features.flatMap((feature) => feature.publicationChecks ?? []),
  organisationFollowers: features.flatMap((feature) => feature.organisationFollowers ?? []),
  jurisdictionFollowers: features.flatMap((feature) => feature.jurisdictionFollowers ?? []),
  accountFollowers: features.flatMap((feature) => feature.accountFollowers ?? []),
  accountBarriers: features.flatMap((feature) => feature.accountBarriers ?? []),
  dossierSections: features.flatMap((feature) => feature.dossierSections ?? []),
  personFinders: features.flatMap((feature) => feature.personFinders ?? []),
  lessonPanels: features.flatMap((feature) => feature.lessonPanels ?? []),
  sealedTables,
};

/** The jobs of all features. */
export const allJobs: FeatureJobs<Parts>[] = features.map(({ jobs = {} }) =>
  typeof jobs === 'function' ? jobs(contributions) : jobs,
);
