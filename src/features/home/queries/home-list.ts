import type { ComponentChild } from 'preact';
import type { Officer } from '../../../kernel/actor.ts';
import {
  entriesOf,
  type HomeContributions,
  type HomeEntry,
  type HomePanel,
} from '../../../platform/feature.ts';
import type { Parts } from '../../../platform/parts.ts';
import { inOrderOfTerm, type WaitingRow } from '../rules/waiting.ts';

/** An entry of the home list with today's number; null without a counter. */
export interface HomeLink extends HomeEntry {
  count: number | null;
}

export interface HomeList {
  /** What waits, by its term, the oldest first. */
  waiting: WaitingRow[];
  /** The other entries of the role, in the order of its day. */
  links: HomeLink[];
}

/** Returns what waits for an officer, kind by kind and thing by thing, and the rest as links. */
export async function loadHomeList(
  parts: Parts,
  { homeList, homeItems }: Pick<HomeContributions, 'homeList' | 'homeItems'>,
  officer: Officer,
): Promise<HomeList> {
  const waiting: WaitingRow[] = [];
  const links: HomeLink[] = [];
  for (const itemsOf of homeItems)
    for (const item of await itemsOf(parts, officer)) waiting.push({ ...item, count: null });
  for (const entry of entriesOf(officer.role, homeList)) {
    if (entry.isFor && !(await entry.isFor(parts, officer))) continue;
    const counter = entry.waiting ?? entry.figure;
    const count = counter ? await counter.count(parts, officer) : null;
    if (!entry.waiting || !count) links.push({ ...entry, count });
    else if (!entry.waiting.itemised) waiting.push(await rowOf(parts, officer, entry, count));
  }
  return { waiting: inOrderOfTerm(waiting, parts.clock.now()), links };
}

/** Equal work is one row. */
async function rowOf(
  parts: Parts,
  officer: Officer,
  { href, icon, title, waiting }: HomeEntry,
  count: number,
): Promise<WaitingRow> {
  const oldest = await waiting?.oldest?.(parts, officer);
  return {
    href,
    icon,
    kind: title,
    what: waiting?.unit ?? '',
    count,
    since: oldest?.since ?? null,
    due: oldest?.due ?? null,
  };
}

/** Renders the panels of features above and below the list. */
export async function renderPanels(
  parts: Parts,
  { homePanels }: Pick<HomeContributions, 'homePanels'>,
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
