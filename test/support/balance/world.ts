import type { Use } from '../../../src/features/ledger/rules/ledger.ts';
import type { Bill } from '../../../src/features/payment/rules/bill.ts';
import type { Learner, Officer } from '../../../src/kernel/actor.ts';
import type { Fen } from '../../../src/kernel/money.ts';
import {
  insertBodies,
  insertEnrolment,
  insertLearner,
  insertOfficer,
  insertTopic,
} from '../city.ts';
import type { TestParts } from '../parts.ts';
import type { Choices } from './choices.ts';

/** An order as the test remembers it. */
export interface KnownOrder {
  orderId: string;
  actor: Learner;
  enrolmentId: string;
  /** The number at the gateway; null for a line of a group order or an order of a counter. */
  checkoutNo: string | null;
  groupOrderId: string | null;
  state: 'OPEN' | 'CLOSED' | 'PAID' | 'ASKED' | 'AGREED' | 'DONE';
  by: 'GATEWAY' | 'COUNTER' | 'BANK' | null;
  clerk: Officer;
  tradeNo: string | null;
}

/** A bill of books as the test remembers it. */
export interface KnownBill {
  bill: Bill;
  method: 'GATEWAY' | 'CASH' | 'CARD' | 'TRANSFER' | null;
  tradeNo: string | null;
  withdrawn: boolean;
}

export interface KnownLine {
  id: string;
  restFen: Fen;
  used: boolean;
}

/** A small city in which money moves, with books kept by the test itself. */
export interface World {
  parts: TestParts;
  choose: Choices;
  feeFen: Fen;
  centre: Officer;
  bureau: Officer;
  /** A second officer of each body, by the first: who pays out is another than who decided. */
  colleagues: Map<Officer, Officer>;
  admin: Officer;
  hospitalId: string;
  orders: KnownOrder[];
  lines: KnownLine[];
  groups: string[];
  /** Refunds that the gateway has still to carry out. */
  refunds: { sum: Fen; orderId: string; kind: 'OWN' | 'EXTRA' }[];
  /** Trades of a wrong amount that nobody sent back. */
  wrong: { tradeNo: string; sum: Fen }[];
  /** Bills of books; the source of what paid them. */
  bills: KnownBill[];
  books: { receivedFen: Fen; byUse: Record<Use, Fen> };
  serial: number;
}

export async function createWorld(parts: TestParts, choose: Choices): Promise<World> {
  const bodies = await insertBodies(parts);
  const topic = await insertTopic(parts);
  const centre = await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId);
  const bureau = await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId);
  const colleagues = new Map([
    [centre, await insertOfficer(parts, 'CENTRE_CLERK', bodies.centreId)],
    [bureau, await insertOfficer(parts, 'DISTRICT_CLERK', bodies.shapingbaId)],
  ]);
  return {
    parts,
    choose,
    feeFen: topic.feeFen,
    centre,
    bureau,
    colleagues,
    admin: await insertOfficer(parts, 'UNIT_ADMIN', bodies.hospitalId),
    hospitalId: bodies.hospitalId,
    orders: [],
    lines: [],
    groups: [],
    refunds: [],
    wrong: [],
    bills: [],
    books: {
      receivedFen: 0,
      byUse: { OPENED: 0, TEXTBOOKS: 0, UNKNOWN: 0, REFUNDING: 0, REFUNDED: 0, REST: 0 },
    },
    serial: 0,
  };
}

/** Books money that came in for a use. */
export function receive({ books }: World, use: Use, fen: Fen): void {
  books.receivedFen += fen;
  books.byUse[use] += fen;
}

/** Moves money from one use to another. */
export function move({ books }: World, from: Use, to: Use, fen: Fen): void {
  books.byUse[from] -= fen;
  books.byUse[to] += fen;
}

/** The next number of a trade, transfer or name. */
export function nextNo(world: World, prefix: string): string {
  world.serial += 1;
  return `${prefix}${String(world.serial).padStart(8, '0')}`;
}

/** A new person of the unit, or of the district, who has selected the course. */
export async function newPerson(
  { parts, hospitalId }: World,
  { staff }: { staff: boolean },
): Promise<{ actor: Learner; enrolmentId: string }> {
  const actor = await insertLearner(parts, staff ? { employerId: hospitalId } : {});
  const state = { state: 'SELECTED' } as const;
  const { enrolmentId } = await insertEnrolment(parts, actor.accountId, 'cq-2026', state);
  return { actor, enrolmentId };
}
