import type { LessonText } from './lesson.ts';
import type { Topic } from './topic.ts';

/** One thing a topic needs before it is published. */
export interface Check {
  label: string;
  done: boolean;
  /** What is there, or what is missing. */
  note: string;
  /** Where it is put right. */
  href: string;
}

/** Lists what a topic needs before it can be published, and what is missing. */
export function checkTopic(topic: Topic, lessons: readonly LessonText[], now: Date): Check[] {
  const rules = `/topics/${topic.id}/rules`;
  const outline = `/topics/${topic.id}/lessons`;
  const empty = lessons.filter(({ textLength, videoKey }) => textLength === 0 && !videoKey);
  const points = pointsOf(topic);
  const faults = dateFaults(topic, now);
  return [
    {
      label: '名称和简介',
      done: topic.title.length > 0 && topic.summary.length > 0,
      note: topic.summary ? '已填写' : '还没有简介',
      href: rules,
    },
    {
      label: '课程目录',
      done: lessons.length > 0,
      note: lessons.length > 0 ? `${lessons.length} 课` : '还没有一课',
      href: outline,
    },
    {
      label: '每课有内容',
      done: lessons.length > 0 && empty.length === 0,
      note:
        empty.length === 0
          ? '都有课文或视频'
          : `${empty.length} 课没有课文：${empty
              .slice(0, 3)
              .map(({ title }) => title)
              .join('、')}${empty.length > 3 ? '等' : ''}`,
      href: outline,
    },
    {
      label: '收费依据',
      done: needsNoDocument(topic) || topic.priceDocument.length > 0,
      note: needsNoDocument(topic)
        ? '不收费，不需要文件'
        : topic.priceDocument || '收费的专题要写明价格文件的名称和文号',
      href: rules,
    },
    {
      label: '退费办法',
      done: needsNoDocument(topic) || topic.refundRule.length > 0,
      note: topic.refundRule || '还没有写',
      href: rules,
    },
    {
      label: '时间',
      done: faults.length === 0,
      note: faults.join('；') || '选课、考试和补学的时间相互衔接',
      href: rules,
    },
    {
      label: '卷面分值',
      done: points === topic.examFullMark,
      note:
        points === topic.examFullMark
          ? `合计 ${points} 分`
          : `组卷合计 ${points} 分，满分是 ${topic.examFullMark} 分`,
      href: rules,
    },
  ];
}

const needsNoDocument = ({ feeFen, restudyFeeFen }: Topic) => feeFen === 0 && restudyFeeFen === 0;

/** The points that a paper of the topic adds up to. */
export function pointsOf({ blueprint }: Pick<Topic, 'blueprint'>): number {
  return blueprint.reduce(
    (sum, line) =>
      sum + line.count * line.points * (line.kind === 'GROUP' ? line.questionsEach : 1),
    0,
  );
}

/** What does not fit in the dates of a topic, in words. */
export function dateFaults(topic: Topic, now: Date): string[] {
  const { enrolmentOpensAt, enrolmentClosesAt, examOpensAt, examClosesAt, makeUpUntil } = topic;
  const faults: [boolean, string][] = [
    [enrolmentClosesAt <= enrolmentOpensAt, '选课截止早于选课开始'],
    [examClosesAt <= examOpensAt, '考试截止早于考试开始'],
    [examClosesAt < enrolmentClosesAt, '考试截止早于选课截止，最后选课的人没有时间考'],
    [examOpensAt < enrolmentOpensAt, '考试开始早于选课开始'],
    [makeUpUntil !== null && makeUpUntil <= examClosesAt, '补学截止不晚于考试截止'],
    [topic.state === 'DRAFT' && examClosesAt <= now, '考试截止已经过去'],
  ];
  for (const term of topic.groupTerms) {
    const opens = term.examOpensAt ?? examOpensAt;
    const closes = term.examClosesAt ?? examClosesAt;
    faults.push([closes <= opens, `“${term.name}”的考试截止早于开始`]);
    faults.push([opens < enrolmentOpensAt, `“${term.name}”的考试开始早于选课开始`]);
  }
  return faults.filter(([wrong]) => wrong).map(([, words]) => words);
}
