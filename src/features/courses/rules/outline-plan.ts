import type { Difference } from '../../proposals/index.ts';
import type { Chapter, LessonSummary } from './lesson.ts';
import type { Outline } from './outline.ts';
import type { Topic } from './topic.ts';
import type { RuleChange } from './topic-difference.ts';

/** What an outline of a published topic shall be: every lesson that stays or comes, by its chapter, in order. */
export interface OutlinePlan {
  chapters: { id: string; lessonIds: string[] }[];
}

/** A lesson as it is, listed or prepared. */
export type PlannedLesson = Pick<
  LessonSummary,
  'id' | 'title' | 'minutes' | 'chapterId' | 'position' | 'listing'
>;

/** What a plan changes. */
export interface PlanEffect {
  outline: Outline;
  added: PlannedLesson[];
  removed: PlannedLesson[];
  changes: RuleChange[];
}

/** What the plan of an outline changes, in words and in what it does to those who study. */
export function planEffect(
  topic: Topic,
  { chapters, lessons }: { chapters: readonly Chapter[]; lessons: readonly PlannedLesson[] },
  plan: OutlinePlan,
): PlanEffect {
  const order = plan.chapters.flatMap(({ lessonIds }) => lessonIds);
  const planned = new Set(order);
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const listed = lessons
    .filter(({ listing }) => listing === 'LISTED')
    .toSorted((one, other) => one.position - other.position);
  const added = order.flatMap((id) => {
    const lesson = byId.get(id);
    return lesson?.listing === 'PREPARED' ? [lesson] : [];
  });
  const removed = listed.filter(({ id }) => !planned.has(id));
  const changes = [
    ...added.map((lesson) => addedLine(topic, lesson)),
    ...removed.map(removedLine),
    ...movedLine(
      { chapters, listed: listed.filter(({ id }) => planned.has(id)) },
      { plan, kept: order.filter((id) => byId.get(id)?.listing === 'LISTED'), byId },
    ),
  ];
  return { outline: plan, added, removed, changes };
}

// Whoever studies by what was opened or watched has more to do.
const addedLine = ({ completionRule }: Topic, { title, minutes }: PlannedLesson): RuleChange => ({
  label: '加一课',
  before: null,
  after: `《${title}》，${minutes}分钟`,
  concerns: 'STUDYING',
  worsens: completionRule !== 'SELF_DECLARED',
});

const removedLine = ({ title, minutes }: PlannedLesson): RuleChange => ({
  label: '撤下一课',
  before: `《${title}》，${minutes}分钟`,
  after: null,
  concerns: 'STUDYING',
  worsens: true,
});

/** The order of what stays, where it changes; it worsens nothing. */
function movedLine(
  now: { chapters: readonly Chapter[]; listed: readonly PlannedLesson[] },
  next: { plan: OutlinePlan; kept: readonly string[]; byId: ReadonlyMap<string, PlannedLesson> },
): RuleChange[] {
  const chapterOf = new Map(
    next.plan.chapters.flatMap(({ id, lessonIds }) => lessonIds.map((one) => [one, id] as const)),
  );
  const isSame = now.listed.every(
    ({ id, chapterId }, at) => next.kept[at] === id && chapterOf.get(id) === chapterId,
  );
  if (isSame) return [];
  const titleOf = new Map(now.chapters.map(({ id, title }) => [id, title]));
  const say = (rows: readonly { chapterId: string; title: string }[]) =>
    rows.map(({ chapterId, title }) => `${titleOf.get(chapterId) ?? ''}：${title}`).join('；');
  const after = next.kept.map((id) => ({
    chapterId: chapterOf.get(id) ?? '',
    title: next.byId.get(id)?.title ?? '',
  }));
  const concerns = 'NOBODY' as const;
  return [{ label: '次序', before: say(now.listed), after: say(after), concerns, worsens: false }];
}

/** The lines of a plan for a proposal. */
export const planLines = (changes: readonly RuleChange[], studying: number): Difference[] =>
  changes.map(({ label, before, after, concerns, worsens }) => ({
    label:
      concerns === 'STUDYING' && studying > 0
        ? `${label}（涉及 ${studying} 人${worsens ? '，对他们不利' : ''}）`
        : label,
    before,
    after,
  }));

/** A row of the form of a plan. */
export interface PlanRow {
  lessonId: string;
  chapterId: string;
  place: number;
  isIn: boolean;
}

/** The plan of a form: by chapter, then by the place that was typed, then as they were. */
export const planOf = (chapters: readonly Chapter[], rows: readonly PlanRow[]): OutlinePlan => ({
  chapters: chapters.map(({ id }) => ({
    id,
    lessonIds: rows
      .filter(({ chapterId, isIn }) => isIn && chapterId === id)
      .toSorted((one, other) => one.place - other.place)
      .map(({ lessonId }) => lessonId),
  })),
});
