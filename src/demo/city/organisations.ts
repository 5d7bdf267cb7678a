import { type DemoJurisdiction, districtBureaus } from './district-bureaus.ts';
import { demoEmployers } from './employers.ts';
import type { DemoOrganisation } from './organisation.ts';
import { publicBodies } from './public-bodies.ts';

export { bureauKey, type DemoJurisdiction } from './district-bureaus.ts';
export type { DemoOrganisation } from './organisation.ts';

/**
 * All bodies and units of the demo city, with a bureau for each current jurisdiction given. Parents
 * and industry authorities come before those that name them.
 */
export function demoOrganisations(current: DemoJurisdiction[]): DemoOrganisation[] {
  return [...publicBodies(), ...districtBureaus(current), ...demoEmployers()];
}
