import { type Day, instantOf } from '../../../kernel/calendar.ts';
import type { NoticeFacts, PlaceSnapshot } from '../../../platform/place.ts';
import { shippedNotice } from './shipped-notice.ts';

export const consentKinds = ['NONE', 'ASKED', 'NECESSARY'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const consentKindNames: Record<ConsentKind, string> = {
  NONE: '只公布，不另外征求同意',
  ASKED: '下次登录时征求同意，不同意也能照常办理',
  NECESSARY: '下次登录时征求同意，同意之前只能查看，不能办理',
};

/** A version of the privacy notice. */
export interface PrivacyNotice {
  version: string;
  /** Markdown. */
  body: string;
  /** What is new, in words. */
  changes: string;
  consent: ConsentKind;
  validFrom: Day;
  /** Null for a draft, and for the shipped version. */
  publishedAt: Date | null;
}

/** The version that this release brings. It is asked for at registration alone. */
export const firstNotice: PrivacyNotice = {
  version: '2026-01',
  body: shippedNotice,
  changes: '',
  consent: 'NONE',
  validFrom: '2026-01-01',
  publishedAt: null,
};

/** Returns what is known of each version, in the order in which they hold. */
export function factsOf(published: readonly PrivacyNotice[]): NoticeFacts[] {
  return [firstNotice, ...published]
    .map(({ version, consent, validFrom, publishedAt }) => {
      const day = instantOf(validFrom);
      const since = publishedAt && publishedAt > day ? publishedAt : day;
      return { version, consent, since };
    })
    .toSorted((one, other) => one.since.getTime() - other.since.getTime());
}

/** Returns the version in force at an instant. */
export function versionInForce({ notices }: Pick<PlaceSnapshot, 'notices'>, now: Date): string {
  return notices.findLast(({ since }) => since <= now)?.version ?? firstNotice.version;
}

/** What a person has to be asked: the version in force, and whether nothing is done without it. */
export interface DueConsent {
  version: string;
  necessary: boolean;
}

/**
 * Returns the consent that a person owes who logged in at an instant; null for none. What takes effect after the
 * log-in is asked at the next one, so that nobody is stopped in the middle of an exam.
 */
export function consentDue(
  { notices }: Pick<PlaceSnapshot, 'notices'>,
  { consented, loggedInAt }: { consented: string | null; loggedInAt: Date },
): DueConsent | null {
  const inForce = notices.filter(({ since }) => since <= loggedInAt);
  const known = inForce.findIndex(({ version }) => version === consented);
  const asked = inForce.slice(known + 1).filter(({ consent }) => consent !== 'NONE');
  const newest = inForce.at(-1);
  if (asked.length === 0 || !newest) return null;
  const necessary = asked.some(({ consent }) => consent === 'NECESSARY');
  return { version: newest.version, necessary };
}

/** Returns the next version of a year: 2027-01, 2027-02. */
export function nextVersion(taken: readonly string[], year: number): string {
  const last = taken
    .filter((version) => version.startsWith(`${year}-`))
    .map((version) => Number(version.slice(5)));
  return `${year}-${String(Math.max(0, ...last) + 1).padStart(2, '0')}`;
}
