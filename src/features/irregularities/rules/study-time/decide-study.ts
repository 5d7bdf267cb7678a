/** One heartbeat of a player with the seconds it was credited (E9), as in the ledger. */
export interface Beat {
  roundId: string;
  lessonId: string;
  /** Credited, or refused because more was claimed than the clock allows. */
  kind: 'PLAYED' | 'REFUSED';
  seconds: number;
  /** Milliseconds; the server's clock. */
  at: number;
  /** The beat before it of the same round; null when there is none that day. */
  previousAt: number | null;
}

/** A calendar day of a person: the ledger of all rounds. */
export interface StudyDay {
  beats: readonly Beat[];
  /** The person's exams of that day. */
  exams: readonly Span[];
}

export interface Span {
  from: number;
  to: number;
}

export interface StudyLimits {
  /** Hours of watching a day. */
  dayHours: number;
  /** Minutes credited in two rounds at the same time. */
  doubledMinutes: number;
  /** Minutes credited while the person's own exam ran. */
  examMinutes: number;
  /** Multiple of the clock that the player claimed ... */
  claimFactor: number;
  /** ... with at least so many minutes refused. */
  refusedMinutes: number;
}

/** Figures of a day; those beyond their limit are named in `beyond`. */
export interface StudyFigures {
  watchedHours: number;
  doubledMinutes: number;
  examMinutes: number;
  refusedMinutes: number;
  claimFactor: number;
  beyond: ('HOURS' | 'DOUBLED' | 'EXAM' | 'CLAIMS')[];
}

/** In a beat longer than its seconds by more than this, it is unknown when the video ran. */
const looseMs = 15_000;

/**
 * Returns the figures of a day's study and which of them exceed the clock. The time of a video is known only
 * where a beat covers the time since the one before: what was caught up after an outage counts for the day,
 * but is not compared with an exam or another round. At double speed half is refused, which is no forgery:
 * claims count from a multiple that no player offers.
 */
export function measureStudy(day: StudyDay, limits: StudyLimits): StudyFigures {
  const played = day.beats.filter(({ kind }) => kind === 'PLAYED');
  const watched = sum(played);
  const refused = sum(day.beats) - watched;
  const spans = played.filter(isCertain).map(spanOf);
  const figures: StudyFigures = {
    watchedHours: watched / 3600,
    doubledMinutes: doubled(played.filter(isCertain)) / 60_000,
    examMinutes: spans.reduce((total, span) => total + overlapWith(day.exams, span), 0) / 60_000,
    refusedMinutes: refused / 60,
    claimFactor: (watched + refused) / Math.max(1, watched),
    beyond: [],
  };
  if (figures.watchedHours > limits.dayHours) figures.beyond.push('HOURS');
  if (figures.doubledMinutes >= limits.doubledMinutes) figures.beyond.push('DOUBLED');
  if (figures.examMinutes >= limits.examMinutes) figures.beyond.push('EXAM');
  if (figures.refusedMinutes >= limits.refusedMinutes && figures.claimFactor >= limits.claimFactor)
    figures.beyond.push('CLAIMS');
  return figures;
}

const sum = (beats: readonly Beat[]) => beats.reduce((total, { seconds }) => total + seconds, 0);
const spanOf = ({ at, seconds }: Beat): Span => ({ from: at - seconds * 1000, to: at });
const isCertain = ({ at, previousAt, seconds }: Beat) =>
  previousAt !== null && at - previousAt <= seconds * 1000 + looseMs;
const overlapWith = (others: readonly Span[], { from, to }: Span) =>
  others.reduce(
    (total, other) => total + Math.max(0, Math.min(to, other.to) - Math.max(from, other.from)),
    0,
  );

/** Milliseconds in which more than one round was credited. */
function doubled(beats: readonly Beat[]): number {
  const edges = [...Map.groupBy(beats, ({ roundId }) => roundId).values()]
    .flatMap((ofRound) => unite(ofRound.map(spanOf)))
    .flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: to, step: -1 },
    ])
    .toSorted((one, other) => one.at - other.at || one.step - other.step);
  let [running, total, since] = [0, 0, 0];
  for (const { at, step } of edges) {
    if (running > 1) total += at - since;
    running += step;
    since = at;
  }
  return total;
}

function unite(spans: readonly Span[]): Span[] {
  const united: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const newest = united.at(-1);
    if (newest && span.from <= newest.to) newest.to = Math.max(newest.to, span.to);
    else united.push({ ...span });
  }
  return united;
}
