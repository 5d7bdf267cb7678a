import type { Organisation, OrganisationKind } from '../../features/organisations/index.ts';
import { creditCodeCheck, organisationCodeCheck } from '../../kernel/credit-code.ts';

/** A body or unit of the demo city. Keys stand for ids until the loader has made them. */
export interface DemoOrganisation {
  key: string;
  name: string;
  shortName: string;
  kind: OrganisationKind;
  affiliation: Organisation['affiliation'];
  ownership: Organisation['ownership'];
  /** Id of db/reference/jurisdictions.json: for a unit, where it is. */
  jurisdictionKey: string;
  parentKey: string | null;
  industryAuthorityKey: string | null;
  creditCode: string;
  address: string;
  phone: string;
  officeHours: string;
  sealName: string;
}

/** First two characters of a credit code: the registering authority and kind (reference-data 5.4). */
export type RegistrationKind = '11' | '12' | '51' | '91';

/**
 * Returns a valid but made-up credit code for a serial from 0 to 9999. Its organisation code begins
 * with DEM0, which no register assigns.
 */
export function demoCreditCode(kind: RegistrationKind, serial: number): string {
  const eight = `DEM0${String(serial).padStart(4, '0')}`;
  const seventeen = `${kind}500000${eight}${organisationCodeCheck(eight)}`;
  return seventeen + creditCodeCheck(seventeen);
}

/** A made-up landline of the city for a serial from 0 to 9999. */
export function demoLandline(serial: number): string {
  return `023-6000${String(serial).padStart(4, '0')}`;
}

export const counterHours = '工作日 9:00–12:00，13:30–17:30';
export const unitHours = '工作日 8:30–12:00，14:00–17:30';
