import type { ComponentChild } from 'preact';
import type { Officer } from '../../../kernel/actor.ts';
import {
  entriesOf,
  type HomeContributions,
  type HomeEntry,
  type HomePanel,
} from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';

/** An entry of the home list with today's number; null without a counter. */
export interface HomeTile extends HomeEntry {
  count: number | null;
}

/** Returns an officer's tiles in the order of the role's day. */
export async function loadHomeList(
  parts: Parts,
  { homeList }: HomeContributions,
  officer: Officer,
): Promise<HomeTile[]> {
  const tiles: HomeTile[] = [];
  for (const entry of entriesOf(officer.role, homeList)) {
    if (entry.isFor && !(await entry.isFor(parts, officer))) continue;
    const counter = entry.waiting ?? entry.figure;
    tiles.push({ ...entry, count: counter ? await counter.count(parts, officer) : null });
  }
  return tiles;
}

/** Renders the panels of features above and below the list. */
export async function renderPanels(
  parts: Parts,
  { homePanels }: HomeContributions,
  officer: Officer,
) {
  const at = async (wanted: HomePanel['place']) => {
    const rendered: ComponentChild[] = [];
    for (const { place, render } of homePanels)
      if (place === wanted) rendered.push(await render(parts, officer));
    return rendered;
  };
  return { above: await at('ABOVE'), below: await at('BELOW') };
}
