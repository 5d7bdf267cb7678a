import type { Day } from '../../../kernel/calendar.ts';
import type { HourUnit } from '../../hours/index.ts';

export const kindNames = { COMPULSORY: '必修', ELECTIVE: '选修' } as const;

/** A professional subject that an authority fixes for a year of its system (N32). */
export interface Subject {
  id: string;
  authorityId: string;
  year: number;
  name: string;
  kind: keyof typeof kindNames;
  /** What the subject comprises. */
  hours: number;
  basis: string;
  endedAt: Date | null;
  endedBecause: string | null;
}

export const offeringStateNames = { DRAFT: '草稿', OPEN: '开放', CLOSED: '已结束' } as const;
export const offeringTones = { DRAFT: 'warning', OPEN: 'success', CLOSED: 'neutral' } as const;
export type OfferingState = keyof typeof offeringStateNames;

/** When, where and by whom a subject is taught. */
export interface OfferingFacts {
  organiser: string;
  formCode: string;
  heldFrom: Day;
  heldTo: Day;
  /** Null: remotely. */
  place: string | null;
  unit: HourUnit;
  quantity: number;
}

export interface Offering extends OfferingFacts {
  id: string;
  subjectId: string;
  subjectName: string;
  authorityId: string;
  year: number;
  formName: string;
  state: OfferingState;
}

/** A draft is opened or dropped, an open offering is closed; never back. */
const moves: { [from in OfferingState]: readonly OfferingState[] } = {
  DRAFT: ['OPEN', 'CLOSED'],
  OPEN: ['CLOSED'],
  CLOSED: [],
};

export const mayMove = (from: OfferingState, to: OfferingState): boolean =>
  moves[from].includes(to);

/** Whether hours can be recognised: the offering is open and its last day has come. */
export function mayRecognise({ state, heldTo }: Pick<Offering, 'state' | 'heldTo'>, today: Day) {
  return state !== 'OPEN' ? 'NOT_OPEN' : heldTo > today ? 'NOT_OVER' : 'YES';
}
