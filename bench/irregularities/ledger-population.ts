import {
  type CounterOpening,
  decideCounterOpenings,
} from '../../src/features/irregularities/rules/findings/counter-opening-without-money.ts';
import {
  decideTiedEndorsements,
  type TieKind,
} from '../../src/features/irregularities/rules/findings/endorsed-by-someone-tied.ts';
import {
  decideHoursWithoutEndorsedSlip,
  type RecordedEntry,
} from '../../src/features/irregularities/rules/findings/hours-without-endorsed-slip.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { countOutcome, type Judged, type Outcome } from './outcome.ts';
import type { Random } from './random.ts';

interface Size {
  honest: number;
  cheating: number;
}

const at = new Date('2026-11-20T10:00:00+08:00');
const now = new Date('2026-11-22T02:00:00+08:00');
const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);

function judge<T>(
  size: Size,
  honest: () => T,
  cheats: Record<string, () => T>,
  found: (one: T) => boolean,
): Judged[] {
  const judged: Judged[] = repeat(size.honest, () => ({ cheat: null, found: found(honest()) }));
  for (const [cheat, make] of Object.entries(cheats))
    judged.push(...repeat(size.cheating, () => ({ cheat, found: found(make()) })));
  return judged;
}

/** Counters at the end of the day: refunds and revocations, corrections, free topics, paid lists. */
export function measureCounters(random: Random, thresholds: Thresholds, size: Size): Outcome {
  const opening = (change: Partial<CounterOpening>): CounterOpening => ({
    grantId: 'g',
    accountId: 'a',
    personName: '',
    year: 2026,
    organisationId: 'b',
    organisationName: '',
    clerkName: '',
    grantedAt: at,
    orderNo: 'o',
    dueFen: 7000,
    paidFen: 7000,
    refundedFen: 0,
    ...change,
  });
  const honest = () => {
    if (random.happens(0.02)) return opening({ dueFen: 0, paidFen: 0, orderNo: null });
    return random.happens(0.02) ? opening({ paidFen: 14_000, refundedFen: 7000 }) : opening({});
  };
  const day = () => repeat(1 + random.below(60), honest);
  const cheats = {
    NO_ORDER: () => [...day(), opening({ orderNo: null, paidFen: 0 })],
    NO_MONEY: () => [...day(), opening({ paidFen: 0 })],
    TOO_LITTLE: () => [...day(), opening({ paidFen: 1000 })],
    GIVEN_BACK: () => [...day(), opening({ refundedFen: 7000 })],
    MONEY_WRITTEN_BUT_KEPT: () => [...day(), opening({})],
  };
  const found = (one: CounterOpening[]) => decideCounterOpenings(one, thresholds, now).length > 0;
  return countOutcome(
    judge(size, day, cheats, found),
    '窗口的一天：足额收款、免费专题、重复缴费已退；以及无订单、未收款、少收、开通后退款，和账上写了收款而钱没有入库的。',
  );
}

/** Officers and the owners of slips they endorse, some of whom share data with them. */
export function measureTies(random: Random, thresholds: Thresholds, size: Size): Outcome {
  const tie = (kind: TieKind, people: number | null) => ({
    endorsementId: 'e',
    slipId: 's',
    accountId: 'a',
    personName: '',
    year: 2026,
    organisationId: 'b',
    organisationName: '',
    officerId: 'o',
    officerName: '',
    decidedAt: at,
    kind,
    address: kind === 'HOME' ? '203.0.113.9' : null,
    people,
  });
  // Random meetings: an inn, a telephone company's address, a library: many people use them.
  const honest = () =>
    random.happens(0.03) ? [tie('HOME', Math.ceil(2 + random.logNormal(60, 0.8)))] : [];
  const cheats = {
    OWN_DEVICE: () => [tie('DEVICE', null)],
    FAMILY: () => [tie('HOME', 2 + random.below(3))],
    LARGE_HOUSEHOLD: () => [tie('HOME', 5 + random.below(3))],
    SAME_PHONE: () => [tie('PHONE', null)],
    NEVER_LOGGED_IN_TOGETHER: () => [],
  };
  return countOutcome(
    judge(size, honest, cheats, (one) => decideTiedEndorsements(one, thresholds).length > 0),
    '经办人与他审验的人：偶然同用旅店、运营商出口的；以及同一设备、家人、共用手机号的，和从不在同一处登录的亲友。',
  );
}

/** Certificate entries: corrected slips, endorsements just revoked; and entries without a slip. */
export function measureHours(random: Random, thresholds: Thresholds, size: Size): Outcome {
  const entry = (change: Partial<RecordedEntry>): RecordedEntry => ({
    entryNo: 'n',
    year: 2026,
    accountId: 'a',
    personName: '',
    creditHours: 20,
    confirmedAt: at,
    organisationId: 'u',
    organisationName: '',
    slipId: 's',
    slipState: 'VALID',
    slipAccountId: 'a',
    endorsementId: 'e',
    endorsementState: 'ENDORSED',
    endorsementAccountId: 'a',
    decidedAt: later(-1 - random.next() * 500),
    ...change,
  });
  const honest = () => {
    if (random.happens(0.02)) return entry({ slipState: 'SUPERSEDED' });
    return random.happens(0.005)
      ? entry({ endorsementState: 'REVOKED', decidedAt: later(38 + random.next()) })
      : entry({});
  };
  const cheats = {
    NO_ENDORSEMENT: () => entry({ endorsementId: null, endorsementState: null, decidedAt: null }),
    RETURNED: () => entry({ endorsementState: 'RETURNED' }),
    REVOKED_AND_KEPT: () => entry({ endorsementState: 'REVOKED', decidedAt: later(-48) }),
    OTHER_PERSON: () => entry({ endorsementAccountId: 'x' }),
    RECORDED_FIRST: () => entry({ decidedAt: later(5) }),
  };
  const found = (one: RecordedEntry) =>
    decideHoursWithoutEndorsedSlip([one], thresholds, now).length > 0;
  return countOutcome(
    judge(size, honest, cheats, found),
    '学时登记：凭已审验合格单的、姓名更正后换发的、刚被撤销的；以及没有审验、被退回、撤销后保留、冒用他人、先登后审的。',
  );
}
