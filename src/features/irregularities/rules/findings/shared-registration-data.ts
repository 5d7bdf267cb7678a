import { yearOf } from '../../../../kernel/calendar.ts';
import { formatDateTime } from '../../../../ui/index.ts';
import { type NewFinding, numberOf, type Rule, type Thresholds } from './rule.ts';

/** An account that shares a phone number, one after the other, or the device it was registered on. */
export interface SharedDatum {
  kind: 'PHONE' | 'DEVICE';
  /** What is shared, as its hash. */
  mark: string;
  accountId: string;
  personName: string;
  /** Null for people without a unit. */
  unitId: string | null;
  unitName: string | null;
  registeredAt: Date;
  /** When the number came to the account, or the account to the device. */
  at: Date;
}

/** Returns one finding for each person of a group: a case is about one person. */
export function decideSharedData(
  data: readonly SharedDatum[],
  thresholds: Thresholds,
): NewFinding[] {
  const groups = Map.groupBy(data, ({ kind, mark }) => `${kind}:${mark}`);
  const found = [...groups.values()]
    .filter((group) => isTooMany(group, thresholds))
    .flatMap((group) => group.map((one) => toFinding(one, group)));
  return [...new Map(found.map((one) => [one.reference, one])).values()];
}

/** A unit may register all its people on one computer; a device of many units is suspicious. */
function isTooMany(group: readonly SharedDatum[], thresholds: Thresholds): boolean {
  const accounts = new Set(group.map(({ accountId }) => accountId)).size;
  if (group[0]?.kind === 'PHONE') return accounts >= numberOf(thresholds, 'phone_accounts');
  const units = new Set(group.map(({ unitId, accountId }) => unitId ?? accountId)).size;
  return (
    accounts >= numberOf(thresholds, 'device_accounts') &&
    units >= numberOf(thresholds, 'device_units')
  );
}

const shown = 30;

function toFinding(one: SharedDatum, group: readonly SharedDatum[]): NewFinding {
  const others = new Set(group.map(({ accountId }) => accountId)).size - 1;
  const what =
    one.kind === 'PHONE'
      ? `的手机号先后用于另外${others}个账号`
      : `注册账号的设备上还注册了另外${others}个账号`;
  return {
    accountId: one.accountId,
    organisationId: null,
    year: yearOf(one.registeredAt),
    reference: `${one.kind}:${one.mark.slice(0, 16)}:${one.accountId}`,
    summary: `${one.personName}${what}。`,
    evidence: group.slice(0, shown).map((other) => ({
      label: other.accountId === one.accountId ? `${other.personName}（本人）` : other.personName,
      value: `${other.unitName ?? '无单位'}，${formatDateTime(other.registeredAt)}注册，${formatDateTime(other.at)}${other.kind === 'PHONE' ? '起用这个手机号' : '在这台设备上登录'}`,
      href: `/review/people/${other.accountId}`,
    })),
    slipIds: [],
  };
}

/** Accounts not registered by their owners: on one device, or with one phone number after the other (N2). */
export const sharedRegistrationData = {
  code: 'SHARED_REGISTRATION_DATA',
  name: '多个账号共用注册资料',
  violation: 'FRAUD',
  explain: (thresholds: Thresholds) =>
    `账号应当由本人注册和使用。${numberOf(thresholds, 'days')}天内，一个手机号先后用于${numberOf(thresholds, 'phone_accounts')}个以上账号，或者一台设备上注册了${numberOf(thresholds, 'device_accounts')}个以上、来自${numberOf(thresholds, 'device_units')}个以上单位的账号，列为线索。一个单位在同一台电脑上为本单位人员注册是正常的，窗口代办的注册不计。`,
} as const satisfies Rule;
