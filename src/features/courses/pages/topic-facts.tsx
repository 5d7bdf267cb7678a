import { type Definition, formatDateTime, Money } from '../../../ui/index.ts';
import type { Topic } from '../rules/topic.ts';

const completionSentences: Record<Topic['completionRule'], (topic: Topic) => string> = {
  OPENED_ALL: () => '打开过全部课程即为学完；下载离线学习的同样计入',
  WATCH_RATIO: (topic) =>
    `每个视频看满${Math.round(topic.watchRatio * 100)}%，其余课程打开过，即为学完`,
  SELF_DECLARED: () => '学完后（含离线学习）由本人确认',
};

/** The completion rule of a topic in a sentence (G2). */
export function completionSentence(topic: Topic): string {
  return completionSentences[topic.completionRule](topic);
}

/** The exam window in words, with the end of make-up (E7). */
export function examPeriod(topic: Topic): string {
  const own = `${formatDateTime(topic.examOpensAt)} 至 ${formatDateTime(topic.examClosesAt)}`;
  return topic.makeUpUntil ? `${own}；补学的可考至 ${formatDateTime(topic.makeUpUntil)}` : own;
}

/** The rules of a topic for people: hours, fee and its document, windows, attempts. */
export function topicFacts(topic: Topic): Definition[] {
  return [
    { label: '年度', value: `${topic.year}年` },
    { label: '学时', value: `${topic.creditHours} 学时（公需科目）` },
    {
      label: '收费',
      value:
        topic.feeFen === 0 ? (
          '免费'
        ) : (
          <>
            <Money fen={topic.feeFen} />
            ，依据{topic.priceDocument}，含课件下载、在线学习、模拟练习和考试，不再另行收费
          </>
        ),
    },
    {
      label: '重新学习',
      value:
        topic.restudyFeeFen === 0 ? null : (
          <>
            考试机会用完仍未合格的，每重新学习一轮 <Money fen={topic.restudyFeeFen} />
          </>
        ),
    },
    {
      label: '选课时间',
      value: `${formatDateTime(topic.enrolmentOpensAt)} 至 ${formatDateTime(topic.enrolmentClosesAt)}${topic.makeUpUntil ? `；可补学至 ${formatDateTime(topic.makeUpUntil)}` : ''}`,
    },
    { label: '学完标准', value: completionSentence(topic) },
    {
      label: '考试时间',
      value: examPeriod(topic),
    },
    {
      label: '考试',
      value: `${topic.examMinutes} 分钟，满分 ${topic.examFullMark} 分，${topic.examPassMark} 分合格`,
    },
    {
      label: '考试机会',
      value:
        topic.maxAttempts === null
          ? '不限次数'
          : `每轮 ${topic.maxAttempts} 次；都未合格需重新学习，再获得 ${topic.maxAttempts} 次`,
    },
    { label: '退费', value: topic.feeFen === 0 ? null : topic.refundRule },
  ];
}
