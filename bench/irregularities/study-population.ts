import {
  type Beat,
  measureStudy,
  type StudyDay,
  type StudyLimits,
} from '../../src/features/irregularities/rules/study-time/decide-study.ts';
import { countOutcome, type Outcome } from './outcome.ts';
import type { Random } from './random.ts';

const hour = 3_600_000;

/** Heartbeats of a player every ten seconds, at a speed, with outages sent late at once. */
function play(
  random: Random,
  how: { roundId?: string; from: number; hours: number; claims?: number; outages?: number },
): Beat[] {
  const { roundId = 'r1', from, hours, claims = 1, outages = 0 } = how;
  const beats: Beat[] = [];
  let previousAt: number | null = null;
  let at = from;
  const note = (kind: Beat['kind'], seconds: number) => {
    beats.push({ roundId, lessonId: 'l1', kind, seconds, at, previousAt });
    previousAt = at;
  };
  while (at < from + hours * hour) {
    const gap = random.happens(outages) ? Math.round(random.logNormal(300, 0.8)) : 10;
    at += gap * 1000;
    note('PLAYED', gap);
    if (claims > 1) note('REFUSED', Math.round(gap * (claims - 1)));
    if (random.happens(0.003)) at += random.logNormal(600, 1) * 1000;
  }
  return beats;
}

/** Evenings, days before the end of the year, double speed, bad networks, a film left on during the exam. */
function honestDay(random: Random): StudyDay {
  const way = random.next();
  const outages = random.happens(0.2) ? 0.01 : 0;
  const hours = way < 0.05 ? 4 + random.next() * 8 : random.logNormal(1, 0.6);
  const claims = random.happens(0.15) ? random.pick([1.25, 1.5, 2, 3]) : 1;
  const first = play(random, { from: 8 * hour, hours, claims, outages });
  const end = first.at(-1)?.at ?? 8 * hour;
  // Last year's topic is made up on the same day, after this year's; some overlap by a few minutes.
  const again = random.happens(0.04)
    ? play(random, { roundId: 'r2', from: end - random.next() * 6 * 60_000, hours: 0.7 })
    : [];
  const examFrom = end - (random.happens(0.02) ? random.next() * 10 * 60_000 : -hour);
  const exams = random.happens(0.3) ? [{ from: examFrom, to: examFrom + 40 * 60_000 }] : [];
  return { beats: [...first, ...again], exams };
}

const cheats: Record<string, (random: Random) => StudyDay> = {
  // A script that claims many times the clock.
  FORGER: (random) => ({
    beats: play(random, {
      from: 0,
      hours: 0.5 + random.next() * 3,
      claims: 5 + random.next() * 60,
    }),
    exams: [],
  }),
  // A script that claims exactly the clock for a few hours.
  PATIENT_FORGER: (random) => ({ beats: play(random, { from: 0, hours: 3 }), exams: [] }),
  ROUND_THE_CLOCK: (random) => ({ beats: play(random, { from: 0, hours: 23.9 }), exams: [] }),
  TWO_AT_ONCE: (random) => ({
    beats: ['r1', 'r2'].flatMap((roundId) =>
      play(random, { roundId, from: 8 * hour, hours: random.logNormal(1, 0.5) }),
    ),
    exams: [],
  }),
  DURING_EXAM: (random) => {
    const from = 9 * hour;
    const exams = [{ from, to: from + (25 + random.next() * 30) * 60_000 }];
    return { beats: play(random, { from: from - hour, hours: 2.5 }), exams };
  },
};

/** Study days of honest people and of forgers. */
export function measureStudyRule(
  random: Random,
  limits: StudyLimits,
  size: { honest: number; cheating: number },
): Outcome {
  const judge = (day: StudyDay, cheat: string | null) => ({
    cheat,
    found: measureStudy(day, limits).beyond.length > 0,
  });
  const judged = Array.from({ length: size.honest }, () => judge(honestDay(random), null));
  for (const [kind, make] of Object.entries(cheats))
    for (let made = 0; made < size.cheating; made += 1) judged.push(judge(make(random), kind));
  return countOutcome(
    judged,
    '学习日：晚间和年底突击、倍速播放、断网补记、接着补学往年专题、考试时忘了关视频的人；以及伪造心跳、整日不停、两门同放、边考边学的人。',
  );
}
