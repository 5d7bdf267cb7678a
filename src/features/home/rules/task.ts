import type { IconName } from '../../../ui/index.ts';

/** A duty as its tile shows it. */
export interface Task {
  href: string;
  icon: IconName;
  title: string;
  text: string;
  /** What the number beside it counts ("张待审验"); null where nothing is counted. */
  unit: string | null;
  /** Whether the number is work that waits, or only tells. */
  waits: boolean;
}

/** Work that waits for the officer. */
export const work = { waits: true } as const;
/** A number that only tells. */
export const tells = { waits: false } as const;
/** A door without a number. */
export const opens = { waits: false, unit: null } as const;
