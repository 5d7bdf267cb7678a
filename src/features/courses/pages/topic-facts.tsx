import { type Definition, formatDateTime, Money } from '../../../ui/index.ts';
import { completionSentence } from '../rules/completion-words.ts';
import { sayGrant } from '../rules/rule-lines.ts';
import type { Topic } from '../rules/topic.ts';

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
          : `每轮 ${topic.maxAttempts} 次；${exhaustedWords(topic)}`,
    },
    { label: '考试间隔', value: gapWords(topic) },
    {
      label: '分组安排',
      value: topic.groupTerms.map((term) => `${term.name}：${sayGrant(term)}`).join('；') || null,
    },
    { label: '退费', value: topic.feeFen === 0 ? null : topic.refundRule },
  ];
}

function gapWords({ attemptGapDays, roundGapDays }: Topic): string | null {
  const words = [
    attemptGapDays > 0 ? `两次考试之间隔 ${attemptGapDays} 天` : '',
    roundGapDays > 0 ? `重新学习的下一轮隔 ${roundGapDays} 天` : '',
  ];
  return words.filter(Boolean).join('；') || null;
}

// What happens when the attempts are used up (N18, G6, E15).
function exhaustedWords({ maxAttempts, maxRounds }: Topic): string {
  if (maxRounds === 1) return '都未合格的，这个专题不能再考';
  const again = `都未合格需重新学习，再获得 ${maxAttempts} 次`;
  return maxRounds === null ? again : `${again}，最多学 ${maxRounds} 轮`;
}
