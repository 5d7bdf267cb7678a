import { type DemoJurisdiction, districtBureaus } from './district-bureaus.ts';
import { demoEmployers } from './employers.ts';
import type { DemoOrganisation } from './organisation.ts';
import { publicBodies } from './public-bodies.ts';

export { bureauKey, type DemoJurisdiction } from './district-bureaus.ts';
export type { DemoOrganisation } from './organisation.ts';

/**
 * Returns all bodies and units of the demo city, with a bureau for each current jurisdiction. Parents
 * and industry authorities come before the bodies that refer to them.
 */
export function demoOrganisations(current: DemoJurisdiction[]): DemoOrganisation[] {
  return [...publicBodies(), ...districtBureaus(current), ...demoEmployers()];
}
