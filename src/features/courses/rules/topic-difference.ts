import type { Difference } from '../../proposals/index.ts';
import type { GroupTerm } from './group-term.ts';
import { type Concerned, ruleLines, sayGrant, sayGroup } from './rule-lines.ts';
import type { Topic } from './topic.ts';

/** A rule that changes, and what that means for people who enrolled. */
export interface RuleChange extends Difference {
  concerns: Concerned;
  worsens: boolean;
}

type PlaceName = (id: string) => string;

/** Lists what differs between two sets of rules, in words, in the order of the form. */
export function listChanges(before: Topic, after: Topic, placeName: PlaceName): RuleChange[] {
  const lines = ruleLines.flatMap((line) => {
    const [was, is] = [line.say(before), line.say(after)];
    if (was === is) return [];
    const worsens = line.worsens?.(before, after) ?? false;
    return [{ label: line.label, before: was, after: is, concerns: line.concerns, worsens }];
  });
  return [...lines, ...listGroupChanges(before, after, placeName)];
}

function listGroupChanges(before: Topic, after: Topic, placeName: PlaceName): RuleChange[] {
  const names = new Set([...before.groupTerms, ...after.groupTerms].map(({ name }) => name));
  const say = (term: GroupTerm | undefined) =>
    term ? `${sayGroup(term, placeName)}：${sayGrant(term)}` : null;
  return [...names].flatMap((name) => {
    const [was, is] = [before, after].map((topic) =>
      topic.groupTerms.find((term) => term.name === name),
    );
    const [wasSaid, isSaid] = [say(was), say(is)];
    if (wasSaid === isSaid) return [];
    const worsens = worsensGroup({ was, is }, { before, after });
    const concerns = 'NOT_PASSED' as const;
    return [{ label: `分组：${name}`, before: wasSaid, after: isSaid, concerns, worsens }];
  });
}

// A group that goes loses what it had; one that comes loses where its window is narrower than the topic's.
function worsensGroup(
  { was, is }: { was: GroupTerm | undefined; is: GroupTerm | undefined },
  { before, after }: { before: Topic; after: Topic },
): boolean {
  const had = termsOf(was, before);
  const has = termsOf(is, after);
  return Boolean(
    (was &&
      is &&
      (narrows(was.districtIds, is.districtIds) || narrows(was.affiliations, is.affiliations))) ||
      has.feeFen > had.feeFen ||
      has.opensAt > had.opensAt ||
      has.closesAt < had.closesAt ||
      // Who booked a seat loses it with its window; fewer seats, or having to book, is less than was promised.
      (was && was.seats !== null && !is) ||
      has.seats < had.seats,
  );
}

/** Whether somebody falls out of a list of which the empty one means everybody. */
const narrows = (was: readonly string[], is: readonly string[]) =>
  is.length > 0 && (was.length === 0 || was.some((one) => !is.includes(one)));

const termsOf = (term: GroupTerm | undefined, topic: Topic) => ({
  feeFen: term?.feeFen ?? topic.feeFen,
  opensAt: term?.examOpensAt ?? topic.examOpensAt,
  closesAt: term?.examClosesAt ?? topic.examClosesAt,
  seats: term?.seats ?? Number.POSITIVE_INFINITY,
});

/** People who enrolled in a topic, by what may still concern them. */
export interface EnrolledCounts {
  /** Selected, not paid. */
  unpaid: number;
  /** Not passed yet, paid or not. */
  notPassed: number;
  /** Paid and not passed. */
  studying: number;
  passed: number;
}

/** How many people a change concerns. */
export function countConcerned(
  change: Pick<RuleChange, 'concerns'>,
  counts: EnrolledCounts,
): number {
  const of: Record<Concerned, number> = {
    NOBODY: 0,
    UNPAID: counts.unpaid,
    NOT_PASSED: counts.notPassed,
    STUDYING: counts.studying,
  };
  return of[change.concerns];
}

/** Whether a change takes a decision with its message: it worsens what somebody was promised. */
export function breaksPromise(changes: readonly RuleChange[], counts: EnrolledCounts): boolean {
  return changes.some((change) => change.worsens && countConcerned(change, counts) > 0);
}

/** What a change of a published topic does: its lines, whom it concerns, and whether a promise is broken. */
export interface ChangeEffect {
  changes: RuleChange[];
  counts: EnrolledCounts;
  /** People concerned by the line that concerns most. */
  affected: number;
  breaksPromise: boolean;
}
