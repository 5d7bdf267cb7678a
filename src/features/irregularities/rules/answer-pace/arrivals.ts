/** One save of an answer as the server kept it. */
export interface Save {
  item: number;
  /** Milliseconds after the attempt began. */
  at: number;
}

/**
 * Saves that arrived together, with the time since the arrival before. After an outage the page sends all
 * waiting answers at once, and a sheet without a script sends all answers together: in such a step the
 * time of each question is unknown.
 */
export interface Step {
  /** Questions answered for the first time. */
  items: number[];
  /** Milliseconds since the arrival before. */
  took: number;
  endedAt: number;
  /** Several questions: only their total time is known. */
  together: boolean;
  /** The step before held several: what was read meanwhile is unknown. */
  afterTogether: boolean;
}

/** Saves this close came in one request, or in two of a page that catches up. */
const togetherMs = 1000;

/** Returns the saves of an attempt as steps, in the order of their arrival. */
export function listSteps(saves: readonly Save[]): Step[] {
  const answered = new Set<number>();
  const steps: Step[] = [];
  let begun = 0;
  for (const group of groupSaves(saves)) {
    const touched = new Set(group.map(({ item }) => item));
    const items = [...touched].filter((item) => !answered.has(item));
    for (const item of items) answered.add(item);
    const endedAt = group.at(-1)?.at ?? begun;
    const together = touched.size > 1;
    const afterTogether = steps.at(-1)?.together ?? false;
    steps.push({ items, took: endedAt - begun, endedAt, together, afterTogether });
    begun = endedAt;
  }
  return steps;
}

function groupSaves(saves: readonly Save[]): Save[][] {
  const groups: Save[][] = [];
  for (const save of saves.toSorted((one, other) => one.at - other.at)) {
    const group = groups.at(-1);
    const newest = group?.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    if (group && save.at - newest < togetherMs) group.push(save);
    else groups.push([save]);
  }
  return groups;
}

/** Returns by item (from 0) when its first answer arrived alone, in milliseconds; -1 where unknown. */
export function listArrivals(saves: readonly Save[], itemCount: number): Int32Array {
  const arrivals = new Int32Array(itemCount).fill(-1);
  for (const { items, endedAt, together } of listSteps(saves)) {
    const [item] = items;
    if (!together && item !== undefined) arrivals[item - 1] = endedAt;
  }
  return arrivals;
}
