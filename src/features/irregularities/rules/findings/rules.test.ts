import { expect, test } from 'vitest';
import { type CounterOpening, decideCounterOpenings } from './counter-opening-without-money.ts';
import { decideTiedEndorsements, type TiedEndorsement } from './endorsed-by-someone-tied.ts';
import { decideEndorsedInSeconds, type EndorsedSlip } from './endorsed-in-seconds.ts';
import {
  decideForeignEndorsements,
  decideLateEndorsing,
  type ForeignEndorsement,
  type OfficeDay,
} from './endorsed-outside-office.ts';
import { decideExamsAtOnce, type Sitting } from './exams-at-once.ts';
import {
  decideHoursWithoutEndorsedSlip,
  type RecordedEntry,
} from './hours-without-endorsed-slip.ts';
import { decideSharedData, type SharedDatum } from './shared-registration-data.ts';

/** Every rule as a table: honest behaviour up to the threshold, and cheating beyond it. */

const at = (time: string, day = '2026-11-20') => new Date(`${day}T${time}+08:00`);
const now = at('02:00:00', '2026-11-23');

const entry: RecordedEntry = {
  entryNo: 'D1',
  year: 2026,
  accountId: 'wang',
  personName: '王登记',
  creditHours: 20,
  confirmedAt: at('10:00:00'),
  organisationId: 'school',
  organisationName: '区属学校',
  slipId: 's1',
  slipState: 'VALID',
  slipAccountId: 'wang',
  endorsementId: 'e1',
  endorsementState: 'ENDORSED',
  endorsementAccountId: 'wang',
  decidedAt: at('09:00:00'),
};

test.each<[string, Partial<RecordedEntry>, string | null]>([
  ['endorsed before, recorded after', {}, null],
  ['endorsed and recorded in the same moment', { decidedAt: entry.confirmedAt }, null],
  ['an older version of a slip whose name was corrected', { slipState: 'SUPERSEDED' }, null],
  [
    'revoked an hour ago: the system is about to take the hours back',
    { endorsementState: 'REVOKED', decidedAt: at('01:00:00', '2026-11-23') },
    null,
  ],
  ['still waiting for its endorsement', { endorsementState: 'PENDING', decidedAt: null }, 'NONE'],
  ['no endorsement at all', { endorsementId: null, endorsementState: null }, 'NONE'],
  ['returned by the body', { endorsementState: 'RETURNED' }, 'RETURNED'],
  ['revoked days ago, the hours still stand', { endorsementState: 'REVOKED' }, 'REVOKED'],
  ['the slip was revoked, the hours still stand', { slipState: 'REVOKED' }, 'REVOKED'],
  ['on the endorsement of another person', { endorsementAccountId: 'li' }, 'OTHER_PERSON'],
  ['recorded first, endorsed afterwards', { decidedAt: at('10:00:01') }, 'LATER'],
])('N29, N30: hours recorded from an endorsed slip only: %s', (_what, change, fault) => {
  const found = decideHoursWithoutEndorsedSlip([{ ...entry, ...change }], { entries: 1 }, now);
  expect(found.map(({ reference }) => reference)).toEqual(
    fault ? [`school:2026-11-20:${fault}`] : [],
  );
});

const seconds = { slips: 100, seconds_per_slip: 2, act_gap_seconds: 0.05, pause_minutes: 30 };

/** Acts of so many slips each, at one moment, so many seconds apart. */
function acts(count: number, slips: number, apartSeconds: number): EndorsedSlip[] {
  return Array.from({ length: count * slips }, (_, index) => ({
    endorsementId: `e${index}`,
    slipId: `s${index}`,
    personName: `学员${index}`,
    year: 2026,
    officerId: 'clerk',
    officerName: '经办',
    organisationId: 'bureau',
    organisationName: '区人社局',
    actId: `act${Math.floor(index / slips)}`,
    at: new Date(at('09:00:00').getTime() + Math.floor(index / slips) * apartSeconds * 1000),
  }));
}

/** As stored before acts were recorded: milliseconds apart, without an act. */
const before = (slips: EndorsedSlip[]): EndorsedSlip[] =>
  slips.map((slip, index) => ({
    ...slip,
    actId: null,
    at: new Date(slip.at.getTime() + (index % 50) * 20),
  }));

test.each<[string, EndorsedSlip[], number]>([
  ['one page of fifty by one button', acts(1, 50, 0), 0],
  ['six pages of fifty, three minutes for each', acts(6, 50, 180), 0],
  ['three hundred singly, four seconds each', acts(300, 1, 4), 0],
  ['ninety singly, fast, and then the queue is empty', acts(90, 1, 2), 0],
  ['a page before lunch and one after it', acts(2, 50, 3600), 0],
  ['six pages of fifty, ten seconds for each', acts(6, 50, 10), 1],
  ['three hundred singly, not two seconds each', acts(300, 1, 1.9), 1],
  ['three hundred singly in a minute and a half, by a script', acts(300, 1, 0.3), 1],
  ['three hundred presses at once, by a script', acts(300, 1, 0.004), 1],
  ['a page of fifty by one button, as it was kept before', before(acts(1, 50, 0)), 0],
  ['six pages of fifty, three minutes for each, as kept before', before(acts(6, 50, 180)), 0],
  ['six pages of fifty, ten seconds for each, as kept before', before(acts(6, 50, 10)), 1],
  ['a page of fifty every minute', acts(5, 50, 60), 1],
])('N38: endorsed in seconds by the hundred: %s', (_what, slips, count) => {
  const found = decideEndorsedInSeconds(slips, seconds);
  expect(found).toHaveLength(count);
});

test('N38: the finding names officer, time, number and pace, and links the slips', () => {
  const [found] = decideEndorsedInSeconds(acts(6, 50, 10), seconds);
  expect(found?.organisationId).toBe('bureau');
  expect(found?.summary).toBe('区人社局的经办于2026年11月20日接连审验250张合格单，平均每张0.2秒。');
  expect(found?.evidence.at(-1)?.href).toBe('/endorsements/e69');
  expect(found?.slipIds).toHaveLength(250);
});

const office = {
  foreign_slips: 1,
  opens_at: 8,
  closes_at: 20,
  late_slips: 60,
  weekend_slips: 400,
  late_percent: 60,
  passing_days: 30,
  passing_stay_days: 60,
  passing_slips: 3,
  passing_percent: 10,
};
const foreign: ForeignEndorsement = {
  kind: 'NOT_COMPETENT',
  endorsementId: 'e1',
  slipId: 's1',
  personName: '王外',
  year: 2026,
  organisationId: 'hospital',
  organisationName: '市属医院',
  officerName: '经办',
  decidedAt: at('10:00:00'),
  passing: null,
};

const passed = { leftAfterDays: 1, stayedDays: 9, ofDay: 20 };

test.each<[string, number, Partial<typeof passed>, number]>([
  ['three joined for the endorsement and left the day after', 3, {}, 1],
  ['one changed jobs at once', 1, {}, 0],
  ['left two months after the endorsement', 3, { leftAfterDays: 60, stayedDays: 80 }, 0],
  ['left on the thirtieth day', 3, { leftAfterDays: 30, stayedDays: 50 }, 0],
  ['left at the end of a probation of two months', 3, { stayedDays: 60 }, 0],
  ['three of a day of a hundred', 3, { ofDay: 100 }, 0],
  ['ten of a day of a hundred', 10, { ofDay: 100 }, 1],
])('N26, N27: units joined only for the endorsement: %s', (_what, people, change, count) => {
  const one = { ...foreign, kind: 'PASSING' as const, passing: { ...passed, ...change } };
  const found = decideForeignEndorsements(
    Array.from({ length: people }, () => one),
    office,
  );
  expect(found).toHaveLength(count);
});

test.each<[string, Partial<ForeignEndorsement>, number]>([
  ['endorsed by a body of another place', {}, 1],
  ['endorsed by a person without a post there', { kind: 'NO_ROLE' }, 1],
])('N25-N28: endorsed outside the office: %s', (_what, change, count) => {
  expect(decideForeignEndorsements([{ ...foreign, ...change }], office)).toHaveLength(count);
});

const officeDay: OfficeDay = {
  officerId: 'clerk',
  officerName: '经办',
  organisationId: 'bureau',
  organisationName: '区人社局',
  day: '2026-11-20',
  year: 2026,
  weekend: false,
  slips: 80,
  lateSlips: 70,
  firstAt: at('23:00:00'),
  lastAt: at('23:50:00'),
  slipIds: ['s1'],
};

test.each<[string, Partial<OfficeDay>, number]>([
  ['a late evening after a long day', { slips: 200 }, 0],
  ['a few in the evening', { slips: 20, lateSlips: 20 }, 0],
  ['a Saturday in the last week', { weekend: true, slips: 150, lateSlips: 150 }, 0],
  ['nearly all of the day in the night', {}, 1],
  ['a Sunday with hundreds', { weekend: true, slips: 400, lateSlips: 400 }, 1],
])('N38: endorsed when the office is closed: %s', (_what, change, count) => {
  expect(decideLateEndorsing([{ ...officeDay, ...change }], office)).toHaveLength(count);
});

const tie: TiedEndorsement = {
  endorsementId: 'e1',
  slipId: 's1',
  accountId: 'wang',
  personName: '王亲',
  year: 2026,
  organisationId: 'bureau',
  organisationName: '区人社局',
  officerId: 'clerk',
  officerName: '经办',
  decidedAt: at('10:00:00'),
  kind: 'HOME',
  address: '203.0.113.9',
  people: 3,
};

test.each<[string, Partial<TiedEndorsement>, number]>([
  ['the same address as half the district', { people: 5 }, 0],
  ['the same home', {}, 1],
  ['the same device', { kind: 'DEVICE', address: null, people: null }, 1],
  ['the same phone number, one after the other', { kind: 'PHONE', address: null, people: null }, 1],
])('N28, N38: endorsed by someone tied to the person: %s', (_what, change, count) => {
  const found = decideTiedEndorsements([{ ...tie, ...change }], { days: 90, home_people: 4 });
  expect(found).toHaveLength(count);
});

const opening: CounterOpening = {
  grantId: 'g1',
  accountId: 'wang',
  personName: '王缴',
  year: 2026,
  organisationId: 'bureau',
  organisationName: '区人社局',
  clerkName: '经办',
  grantedAt: at('15:00:00'),
  orderNo: 'D2026',
  dueFen: 7000,
  paidFen: 7000,
  refundedFen: 0,
};

test.each<[string, Partial<CounterOpening>, number]>([
  ['paid in full', {}, 0],
  ['not paid, but the day is not over', { paidFen: 0, grantedAt: at('01:00:00', '2026-11-23') }, 0],
  ['no order', { orderNo: null, paidFen: 0 }, 1],
  ['an order without money', { paidFen: 0 }, 1],
  ['a part of the fee', { paidFen: 5000 }, 1],
  ['refunded, and still open', { refundedFen: 7000 }, 1],
  ['the counter was not recorded', { organisationId: null, paidFen: 0 }, 1],
])('N7, N8: openings at a counter and its money: %s', (_what, change, count) => {
  const found = decideCounterOpenings([{ ...opening, ...change }], { openings: 1 }, now);
  expect(found).toHaveLength(count);
});

const crowd = {
  device_people: 2,
  address_people: 12,
  address_units: 6,
  same_browser_percent: 70,
  overlap_minutes: 3,
};
const sitting = (no: number, change: Partial<Sitting> = {}): Sitting => ({
  attemptId: `a${no}`,
  accountId: `p${no}`,
  personName: `学员${no}`,
  unitId: `u${no}`,
  unitName: `单位${no}`,
  year: 2026,
  startedAt: new Date(at('19:00:00').getTime() + no * 30_000),
  lastContactAt: new Date(at('19:40:00').getTime() + no * 30_000),
  device: null,
  address: '203.0.113.9',
  browser: 'Chrome on Windows',
  slipId: null,
  ...change,
});
const many = (count: number, change: (no: number) => Partial<Sitting>) =>
  Array.from({ length: count }, (_, no) => sitting(no, change(no)));

test.each<[string, Sitting[], number]>([
  ['a school sends forty from one network', many(40, () => ({ unitId: 'school' })), 0],
  ['strangers behind one mobile network', many(30, (no) => ({ browser: `telephone ${no}` })), 0],
  [
    'one computer in the library, one person after the other',
    many(3, (no) => ({
      device: 'd',
      startedAt: at(`1${no}:00:00`),
      lastContactAt: at(`1${no}:50:00`),
    })),
    0,
  ],
  [
    'one leaves, the next starts a moment before the last contact of the first',
    [
      sitting(1, { device: 'd', lastContactAt: at('19:31:00') }),
      sitting(2, { device: 'd', startedAt: at('19:30:00') }),
    ],
    0,
  ],
  [
    'the same person twice on one device',
    [sitting(1, { device: 'd' }), sitting(2, { device: 'd', accountId: 'p1' })],
    0,
  ],
  ['two papers at once on one device', many(2, () => ({ device: 'd' })), 2],
  ['a room with one kind of computer and people of many units', many(15, () => ({})), 15],
])('N38: several exams at once: %s', (_what, sittings, count) => {
  expect(decideExamsAtOnce(sittings, crowd)).toHaveLength(count);
});

const shared = { phone_accounts: 3, device_accounts: 6, device_units: 3, days: 90 };
const datum = (no: number, change: Partial<SharedDatum> = {}): SharedDatum => ({
  kind: 'DEVICE',
  mark: 'mark',
  accountId: `p${no}`,
  personName: `学员${no}`,
  unitId: `u${no}`,
  unitName: `单位${no}`,
  registeredAt: at('10:00:00'),
  at: at('10:01:00'),
  ...change,
});
const data = (count: number, change: Partial<SharedDatum> = {}) =>
  Array.from({ length: count }, (_, no) => datum(no, change));

test.each<[string, SharedDatum[], number]>([
  ['a number that was given out again', data(2, { kind: 'PHONE' }), 0],
  ['a unit registers all its people on one computer', data(30, { unitId: 'school' }), 0],
  ['a family of five on one computer', data(5), 0],
  ['one number for three accounts', data(3, { kind: 'PHONE' }), 3],
  ['a shop that registers people of many units', data(8), 8],
])('N2: registration data shared by many: %s', (_what, rows, count) => {
  expect(decideSharedData(rows, shared)).toHaveLength(count);
});
