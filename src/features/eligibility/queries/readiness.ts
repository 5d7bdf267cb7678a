import { type TitleLevel, titleLevels } from '../../../kernel/title-level.ts';
import type { Reader } from '../../../platform/database/index.ts';
import { enrolmentPhase, examWindow, listTopicsEverOffered } from '../../courses/index.ts';
import { listTitleSeries } from '../../organisations/index.ts';
import { findLearner, type LearnerProfile } from '../../people/index.ts';
import { type CycleRule, chooseCycleRule } from '../rules/cycle.ts';
import type { History } from '../rules/evidence.ts';
import { decideReadiness, type OfferedTopic, type Readiness } from '../rules/readiness.ts';
import { listCycleRules } from './cycle-rules.ts';
import { loadHistories } from './histories.ts';

export interface ReadinessAsked {
  year: number;
  /** Undefined: the level above the person's current title. */
  level?: TitleLevel | undefined;
  /** Undefined: the series of the person's current title. */
  seriesCode?: string | undefined;
}

export interface PersonReadiness {
  learner: LearnerProfile;
  /** The level looked at. */
  level: TitleLevel;
  seriesCode: string | null;
  history: History;
  readiness: Readiness;
}

/** Whether each of these people may be put forward in a year for a level, people who are none left out. */
export async function loadReadiness(
  db: Reader,
  accountIds: readonly string[],
  asked: ReadinessAsked,
  now: Date,
): Promise<PersonReadiness[]> {
  const rules = await listCycleRules(db);
  const topics = await listOffered(db, now);
  const seriesOf = await loadSeries(db);
  const histories = await loadHistories(db, accountIds);
  const found: PersonReadiness[] = [];
  for (const accountId of accountIds) {
    const learner = await findLearner(db, accountId);
    const history = histories.get(accountId);
    if (!learner || !history) continue;
    const seriesCode = asked.seriesCode ?? seriesOf.get(learner.titleCode ?? '') ?? null;
    const level = asked.level ?? levelAbove(learner.titleLevel);
    const rule = ruleFor(rules, learner, { year: asked.year, level, seriesCode });
    const readiness = decideReadiness({
      rule,
      applicationYear: asked.year,
      hasTitle: learner.titleCode !== null,
      titleAwardedOn: learner.titleAwardedOn,
      history,
      topics,
      now,
    });
    found.push({ learner, level, seriesCode, history, readiness });
  }
  return found;
}

/** The level a person applies for next: one level higher; without a title the assistant level. */
export function levelAbove(level: TitleLevel | null): TitleLevel {
  if (level === null) return 'ASSISTANT';
  return titleLevels[Math.max(0, titleLevels.indexOf(level) - 1)] ?? level;
}

function ruleFor(
  rules: readonly CycleRule[],
  learner: LearnerProfile,
  asked: { year: number; level: TitleLevel; seriesCode: string | null },
): CycleRule | null {
  return chooseCycleRule(rules, { ...asked, jurisdictionId: learner.districtId });
}

/** Every topic there was, and until when each can still be passed. */
async function listOffered(db: Reader, now: Date): Promise<OfferedTopic[]> {
  return (await listTopicsEverOffered(db)).map((topic) => {
    const phase = enrolmentPhase(topic, now);
    const open = phase === 'OPEN' || phase === 'MAKE_UP';
    const { id, year, title } = topic;
    return { id, year, title, openUntil: open ? examWindow(topic).closesAt : null };
  });
}

async function loadSeries(db: Reader): Promise<Map<string, string>> {
  const series = await listTitleSeries(db);
  return new Map(series.flatMap(({ code, titles }) => titles.map((title) => [title.code, code])));
}
