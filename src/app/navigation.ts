import { type Role, roleNames } from '../kernel/actor.ts';
import { entriesOf, type NavigationEntry } from '../platform/feature.ts';
import { features } from './features.ts';

const entries = features.flatMap((feature) => feature.navigation ?? []);

/** The links of each role, in the order that the features give for it. */
export const navigation = Object.fromEntries(
  Object.keys(roleNames).map((role) => [role, entriesOf(role as Role, entries)]),
) as Record<Role, NavigationEntry[]>;

/** The article of /help about each page, by the pattern of its route. */
export const helpAnchors: Readonly<Record<string, string>> = Object.assign(
  {},
  ...features.map((feature) => feature.help ?? {}),
);
