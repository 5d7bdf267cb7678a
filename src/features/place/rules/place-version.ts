import type { Difference } from '../../proposals/index.ts';

/** What is kept by version: names, colours and footer; one text; the days of one year. */
export type Aspect = 'FACE' | 'TEXT' | 'HOLIDAYS';

/** A version of a setting, as the history shows it. */
export interface PlaceVersion {
  id: string;
  aspect: Aspect;
  key: string;
  /** Null: back to what the release brings. */
  content: unknown;
  difference: Difference[];
  reason: string;
  setByName: string;
  confirmedByName: string | null;
  at: Date;
}
