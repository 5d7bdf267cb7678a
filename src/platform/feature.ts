import type { ComponentChild } from 'preact';
import type { Learner, Officer, OfficerRole, Role } from '../kernel/actor.ts';
import type { Day } from '../kernel/calendar.ts';
import type { IconName } from '../kernel/icon-name.ts';
import type { RefusalTable } from '../kernel/refusal.ts';
import type { AccountBarrier, AccountFollower } from './account-followers.ts';
import type { Reader, Tx } from './database/index.ts';
import type { SealedTable } from './database/sealed-tables.ts';
import type { DossierContributions, DossierSection, PersonFinder } from './dossier.ts';
import type { App } from './http/index.ts';
import type { FeatureJobs } from './jobs/index.ts';
import type { Parts } from './parts.ts';
import type { TextTemplate } from './place.ts';

/** What the app mounts of a feature (its `feature.ts`). */
export interface FeatureModule {
  name: string;
  routes?(app: App, contributed: Contributions): void;
  refusals?: RefusalTable;
  /** A function where its jobs need what others contribute. */
  jobs?: FeatureJobs<Parts> | ((contributed: Contributions) => FeatureJobs<Parts>);
  navigation?: readonly NavigationEntry[];
  /** The article of /help about each page of this feature, by the pattern of its route: what its “?” opens. */
  help?: Readonly<Record<string, string>>;
  homeList?: readonly HomeEntry[];
  homePanels?: readonly HomePanel[];
  /** What waits for an officer one by one, above all second signatures. */
  homeItems?: HomeItems;
  /** Tables with encrypted columns, for the rotation of keys. */
  sealedTables?: readonly SealedTable[];
  /** Changes of this feature that take two persons. */
  proposalKinds?: readonly ProposalKind[];
  /** Texts of this feature that the bureau may word anew. */
  texts?: readonly TextTemplate[];
  /** What this feature adds to the page of a lesson for its learner. */
  lessonPanels?: readonly LessonPanel[];
  /** What this feature needs before an annual topic is published. */
  publicationChecks?: readonly PublicationCheck[];
  /** What this feature keeps with an organisation, and moves along when doubles are merged. */
  organisationFollowers?: readonly Follower[];
  /** What this feature keeps with a district, and moves along when districts are merged. */
  jurisdictionFollowers?: readonly Follower[];
  /** What this feature keeps with a person, and moves along when two accounts of one person are merged. */
  accountFollowers?: readonly AccountFollower[];
  /** What of this feature stands against merging two accounts. */
  accountBarriers?: readonly AccountBarrier[];
  /** What this feature shows of a person in the dossier. */
  dossierSections?: readonly DossierSection[];
  /** How this feature finds people by a number of its own: that of a slip. */
  personFinders?: readonly PersonFinder[];
}

/** What all features together contribute to features that serve them. */
export interface Contributions extends HomeContributions, DossierContributions {
  organisationFollowers: readonly Follower[];
  jurisdictionFollowers: readonly Follower[];
  accountFollowers: readonly AccountFollower[];
  accountBarriers: readonly AccountBarrier[];
  proposalKinds: readonly ProposalKind[];
  texts: readonly TextTemplate[];
  publicationChecks: readonly PublicationCheck[];
  lessonPanels: readonly LessonPanel[];
  sealedTables: readonly SealedTable[];
}

/** What a change may need of others when it is confirmed. */
export type ForProposals = Pick<
  Contributions,
  | 'publicationChecks'
  | 'organisationFollowers'
  | 'jurisdictionFollowers'
  | 'accountFollowers'
  | 'accountBarriers'
>;

/** One thing that an annual topic needs before it is published, on the checklist of its authors. */
export type PublicationCheck = (
  db: Reader,
  topicId: string,
) => Promise<{ label: string; done: boolean; note: string; href: string }>;

/** A panel on the page of a lesson, or of a version of it that was studied; null for learners without it. */
export type LessonPanel = (
  parts: Parts,
  at: {
    actor: Learner;
    enrolmentId: string;
    roundId: string;
    lessonId: string;
    versionNo?: number;
  },
) => Promise<ComponentChild>;

/** A kind of change that one officer proposes and another confirms (four eyes, features/proposals). */
// biome-ignore lint/suspicious/noExplicitAny: a list of kinds mixes what they change
export interface ProposalKind<Change = any> {
  /** `<feature>.<verb phrase>`. */
  kind: string;
  /** What is proposed, in words: 修改收款账户. */
  title: string;
  /** The roles that confirm it. */
  confirmedBy: readonly OfficerRole[];
  /** Confirmed by holders of these roles in whatever body: what administrators decide for the installation. */
  anywhere?: true;
  /** When the confirmed change takes effect, in words; 立即 when left out. */
  takesEffect?: string;
  /** Days after which it lapses undecided; 30 when left out. */
  days?: number;
  /**
   * Makes the change in the transaction that confirms it; checks again what may have changed since it was
   * proposed, and refuses by throwing.
   */
  apply(
    parts: Parts,
    tx: Tx,
    confirmed: ConfirmedProposal<Change>,
    contributed: ForProposals,
  ): Promise<void>;
}

/** A proposal at the moment a second officer confirms it. */
export interface ConfirmedProposal<Change> {
  id: string;
  subjectId: string;
  change: Change;
  /** The reason of the proposer. */
  reason: string;
  proposedBy: string;
  bodyId: string;
  /** Who confirms. */
  actor: Officer;
}

/** Rows that lie with an organisation or a district, and follow it into another. */
export interface Follower {
  /** Stored with the merger; never changed. */
  key: string;
  /** In words, with the unit of the number: 在册人员, 人. */
  label: string;
  unit: string;
  /** Says why they stay where they are; then `place` is never called. */
  stays?: string;
  list(db: Reader, of: string): Promise<string[]>;
  /** Moves rows of one to another; those that have left it since stay. */
  place?(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void>;
  /** How they follow when the organisation ends on a day, where that differs from a double's: the past stays. */
  succession?: Succession;
}

/** What passes from an organisation that ends to its successor, under the same ids afterwards. */
export interface Succession {
  /** In words, with the unit of the number, as in `Follower`. */
  label: string;
  list(db: Reader, of: string): Promise<string[]>;
  place(tx: Tx, ids: readonly string[], from: string, to: string, day: Day): Promise<void>;
  /** Returns the names of the people whom these rows concern. */
  people(db: Reader, ids: readonly string[]): Promise<string[]>;
}

/** What all features together contribute to the home page of officers. */
export interface HomeContributions {
  homeList: readonly HomeEntry[];
  homePanels: readonly HomePanel[];
  homeItems: readonly HomeItems[];
}

/** Returns what waits for an officer, each thing by itself. */
export type HomeItems = (parts: Parts, officer: Officer) => Promise<WaitingItem[]>;

/** One thing that waits for an officer, on the list of their home page. */
export interface WaitingItem {
  href: string;
  icon: IconName;
  /** What is to be done: 双人复核. */
  kind: string;
  what: string;
  note?: string;
  /** Who asked for it, or the body it comes from. */
  from?: string;
  since: Date;
  due?: Date | null;
}

/**
 * The roles that have an entry, with its place in their order (in tens, to insert others). Access is
 * decided by each route.
 */
type Order<Of extends Role> = Partial<Record<Of, number>>;

/** Headings of the links that do not fit in the row. */
export type NavigationGroup = '人员与学习' | '收费' | '审验与学时' | '考核与评审' | '督查' | '服务';

/** A link of the header. */
export interface NavigationEntry {
  href: string;
  label: string;
  /** Only the home page has none. */
  group?: NavigationGroup;
  order: Order<Role>;
}

/** A tile of the home list: what an officer does, and how much of it there is today. */
export interface HomeEntry {
  href: string;
  icon: IconName;
  title: string;
  text: string;
  order: Order<OfficerRole>;
  /** Work that waits for the officer. */
  waiting?: Counter;
  /** A number without a task behind it. */
  figure?: Counter;
  /** Whether this officer has the tile; by default all officers of the roles. */
  isFor?(parts: Parts, officer: Officer): Promise<boolean>;
}

export interface Counter {
  /** The unit after the number: 张待审验. */
  unit: string;
  /** The number; null when there is nothing to count. */
  count(parts: Parts, officer: Officer): Promise<number | null>;
  /** Since when the oldest of them waits, and when the first is due; where that is known. */
  oldest?(parts: Parts, officer: Officer): Promise<Oldest>;
  /** Each of them stands on the list by itself (`homeItems`). */
  itemised?: true;
}

export interface Oldest {
  since: Date | null;
  due?: Date | null;
}

/** A panel above or below the list; null for officers without it. */
export interface HomePanel {
  place: 'ABOVE' | 'BELOW';
  render(parts: Parts, officer: Officer): Promise<ComponentChild>;
}

/** Entries of a role in its order. */
export function entriesOf<Of extends Role, Entry extends { order: Order<Of> }>(
  role: Of,
  entries: readonly Entry[],
): Entry[] {
  const placeOf = (entry: Entry) => entry.order[role] ?? 0;
  return entries
    .filter((entry) => entry.order[role] !== undefined)
    .toSorted((one, other) => placeOf(one) - placeOf(other));
}
