import type { Save } from './arrivals.ts';

/** An attempt with all its saves, as stored. */
export interface SavedSitting {
  attemptId: string;
  accountId: string;
  personName: string;
  variantId: string;
  passed: boolean;
  score: number;
  startedAt: Date;
  closedAt: Date;
  /** Current employer, network address and browser mark of the session; null where unknown. */
  unitId: string | null;
  unitName: string | null;
  address: string | null;
  device: string | null;
  slipId: string | null;
  itemCount: number;
  /** Four columns of the saves, side by side. */
  items: number[];
  seqs: number[];
  responses: string[];
  /** Milliseconds after the start. */
  moments: number[];
}

/** Returns the final response of each item, in item order; '' where none was given. */
export function finalResponses({ itemCount, items, seqs, responses }: SavedSitting): string[] {
  const newest = new Array<number>(itemCount).fill(-1);
  const final = new Array<string>(itemCount).fill('');
  items.forEach((item, save) => {
    if ((seqs[save] as number) <= (newest[item - 1] ?? Number.POSITIVE_INFINITY)) return;
    newest[item - 1] = seqs[save] as number;
    final[item - 1] = responses[save] as string;
  });
  return final;
}

/** Returns the saves that changed an answer; marking a question or clearing an answer does not count. */
export function answeringSaves({ items, responses, moments }: SavedSitting): Save[] {
  const before = new Map<number, string>();
  return items.flatMap((item, save) => {
    const response = responses[save] as string;
    const same = before.get(item) === response;
    before.set(item, response);
    return response === '' || same ? [] : [{ item, at: moments[save] as number }];
  });
}

/** Returns the ties of a sitting: those who share one are connected. */
export function tiesOf({ unitId, address, device }: SavedSitting): string[] {
  const ties = { unit: unitId, address, device };
  return Object.entries(ties).flatMap(([kind, value]) => (value ? [`${kind}:${value}`] : []));
}
