import type { Topic } from './topic.ts';

type Rule = Pick<Topic, 'completionRule' | 'watchRatio'>;

const sentences: Record<Topic['completionRule'], (topic: Rule) => string> = {
  OPENED_ALL: () => '打开过全部课程即为学完；下载离线学习的同样计入',
  WATCH_RATIO: (topic) =>
    `每个视频看满${Math.round(topic.watchRatio * 100)}%，其余课程打开过，即为学完`,
  SELF_DECLARED: () => '学完后（含离线学习）由本人确认',
};

/** The completion rule of a topic in a sentence (G2). */
export function completionSentence(topic: Rule): string {
  return sentences[topic.completionRule](topic);
}

/** What a counted lesson is by the rule: watched, or only opened (G2). A page never says more than was counted. */
export function countedWord({ completionRule }: Pick<Topic, 'completionRule'>): '已学' | '已打开' {
  return completionRule === 'WATCH_RATIO' ? '已学' : '已打开';
}
