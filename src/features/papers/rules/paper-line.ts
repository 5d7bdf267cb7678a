import type { BlueprintLine, CreditRule, Question, QuestionKind } from '../../assessment/index.ts';

/** What one line of a set asks for: `count` questions or case groups that fit, each question worth `points`. */
export interface PaperLine {
  kind: QuestionKind | 'GROUP';
  /** For GROUP: case groups of exactly so many questions. */
  questionsEach: number | null;
  /** Null: any. */
  lessonId: string | null;
  /** The knowledge point; a case fits by any of its questions. */
  pointId: string | null;
  difficulty: number | null;
  count: number;
  points: number;
}

/** What is drawn as one: a question, or a case group in its order. */
export type Unit = readonly Question[];

/** The units of a bank. */
export function unitsOf(bank: readonly Question[]): Unit[] {
  const groups = Map.groupBy(
    bank.filter(({ groupId }) => groupId !== null),
    ({ groupId }) => groupId,
  );
  const ordered = [...groups.values()].map((questions) =>
    questions.toSorted((a, b) => (a.groupPosition ?? 0) - (b.groupPosition ?? 0)),
  );
  return [...bank.filter(({ groupId }) => groupId === null).map((one) => [one]), ...ordered];
}

/** Whether a unit is what a line asks for. */
export function fits(unit: Unit, line: PaperLine): boolean {
  const [first] = unit;
  if (!first) return false;
  const isGroup = first.groupId !== null;
  const kind =
    line.kind === 'GROUP'
      ? isGroup && unit.length === line.questionsEach
      : !isGroup && first.kind === line.kind;
  return (
    kind &&
    (line.lessonId === null || first.lessonId === line.lessonId) &&
    // Sets of before have lines without one.
    (!line.pointId || unit.some((one) => one.knowledgePointId === line.pointId)) &&
    (line.difficulty === null || first.difficulty === line.difficulty)
  );
}

/** The points that lines add up to. */
export const pointsOfLines = (lines: readonly PaperLine[]): number =>
  lines.reduce((sum, line) => sum + line.count * line.points * (line.questionsEach ?? 1), 0);

/** The lines of a topic's simple blueprint, to begin with. */
export function linesOf(blueprint: readonly BlueprintLine[]): PaperLine[] {
  return blueprint.map((line) => ({
    kind: line.kind,
    questionsEach: line.kind === 'GROUP' ? line.questionsEach : null,
    lessonId: null,
    pointId: null,
    difficulty: null,
    count: line.count,
    points: line.points,
  }));
}

/** The rules of partial credit that a topic's blueprint says, by kind. */
export const creditsOf = (blueprint: readonly BlueprintLine[]): Map<QuestionKind, CreditRule> =>
  new Map(
    blueprint.flatMap(({ kind, credit }): [QuestionKind, CreditRule][] =>
      kind === 'GROUP' || credit === undefined ? [] : [[kind, credit]],
    ),
  );
