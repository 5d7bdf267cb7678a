import { formatDateTime } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

export type TieKind = 'DEVICE' | 'HOME' | 'PHONE';

/** A slip endorsed by an officer who shares something private with its owner. */
export interface TiedEndorsement {
  endorsementId: string;
  slipId: string;
  accountId: string;
  personName: string;
  year: number;
  organisationId: string;
  organisationName: string;
  officerId: string;
  officerName: string;
  decidedAt: Date;
  kind: TieKind;
  /** HOME: the address, and how many people used it; null for other ties. */
  address: string | null;
  people: number | null;
}

/** Returns one finding for an officer and a person, with all their ties. */
export function decideTiedEndorsements(
  ties: readonly TiedEndorsement[],
  thresholds: Thresholds,
): NewFinding[] {
  const real = ties.filter(
    ({ kind, people }) => kind !== 'HOME' || (people ?? 0) <= numberOf(thresholds, 'home_people'),
  );
  const pairs = Map.groupBy(real, ({ officerId, accountId }) => `${officerId}:${accountId}`);
  return [...pairs].map(([reference, pair]) => {
    const first = pair[0] as TiedEndorsement;
    const slips = new Map(pair.map((one) => [one.endorsementId, one]));
    const kinds = new Map(pair.map((one) => [`${one.kind}${one.address}`, one]));
    return {
      accountId: null,
      organisationId: first.organisationId,
      year: first.year,
      reference,
      summary: `${first.organisationName}的${first.officerName}审验了${first.personName}的${slips.size}张合格单，两人${[...new Set(pair.map(tieOf))].join('、')}。`,
      evidence: [
        { label: '经办人', value: `${first.officerName}，${first.organisationName}` },
        {
          label: '学员',
          value: first.personName,
          href: `/review/people/${first.accountId}`,
        },
        ...[...kinds.values()].map((one) => ({
          label: '关联',
          value: one.address
            ? `${tieOf(one)}（${one.address}，共${one.people}人用过）`
            : tieOf(one),
        })),
        ...[...slips.values()].map((one) => ({
          label: '审验',
          value: formatDateTime(one.decidedAt),
          href: `/endorsements/${one.endorsementId}`,
        })),
      ],
      slipIds: [...slips.values()].map(({ slipId }) => slipId),
    };
  });
}

const tieNames: Record<TieKind, string> = {
  DEVICE: '用过同一台设备登录',
  HOME: '用过同一个家庭网络登录',
  PHONE: '先后用过同一个手机号',
};
const tieOf = ({ kind }: TiedEndorsement) => tieNames[kind];

/** Endorsed by an officer tied to the person (N28: never one's own; N38). */
export const endorsedBySomeoneTied = {
  code: 'ENDORSED_BY_SOMEONE_TIED',
  name: '由关联人审验',
  violation: 'ARBITRARY_ENDORSEMENT',
  explain: (thresholds: Thresholds) =>
    `审验人不能与学员有关联。审验前后${numberOf(thresholds, 'days')}天内，经办人与学员用过同一台设备登录，先后用过同一个手机号，或者用过同一个使用人不超过${numberOf(thresholds, 'home_people')}人的网络地址（视为家庭；单位审验本单位人员的不看这一项，因为同事本来共用办公室的网络），列为线索。`,
} as const satisfies Rule;
