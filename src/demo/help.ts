import {
  answerQuestion,
  approveArticle,
  askQuestion,
  draftArticle,
} from '../features/helpdesk/fixtures.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

/** Answered questions, with the articles that the association made of the answers. */
const answered = [
  {
    title: '考试中途断网了，还算不算一次',
    text: '昨天考试做到一半断网，重新登录以后时间少了几分钟，会不会作废？',
    article: '考试中途断线怎么办',
    answer:
      '断线以后请尽快重新登录，在本次考试时间内可以接着作答，已经保存的答案都在。计时不会停，时间到了按已保存的答案评分。一直没有回来的，这一次没有成绩，算用掉一次机会。',
  },
  {
    title: '手机上能不能学习和考试',
    text: '出差在外只有手机，想知道能不能看课、考试。',
    article: '可以用手机学习和考试吗',
    answer:
      '可以。手机浏览器打开平台登录即可，学习记录和电脑上是同一份。考试建议用电脑，网络更稳；考到一半换设备，在新设备上登录就能接着作答。',
  },
  {
    title: '单位报销要发票',
    text: '费用已经在网上交了，单位财务要发票，在哪里开，抬头怎么填？',
    article: '怎样开发票',
    answer:
      '登录以后打开“发票”，选已经缴费的那一笔，可以申请财政电子票据或者电子发票。抬头选单位的，要填单位全称和统一社会信用代码。开好以后抬头不对，可以在原来的申请里更正，系统先红冲再重开。',
  },
  {
    title: '课件下载一半中断了',
    text: '下载全部课件时中断，要不要从头再来？',
    article: '课件下载中断了要从头下载吗',
    answer: '不用。下载支持断点续传，网络恢复后在浏览器的下载列表里选“继续”就可以。',
  },
] as const;

/** Open questions, one in the queue of each body. */
const waiting = [
  ['TECHNICAL', '合格单打印出来缺一行字', '用学校的打印机打印，最下面一行没有出来。'],
  [
    'TITLE_REVIEW',
    '申报副高要交哪几年的合格单',
    '2021年评的中级，今年想申报副高，要准备哪几年的？',
  ],
  [
    'APPOINTMENT',
    '今年没学完会影响岗位聘用吗',
    '上半年外派，公需科目还差考试，年底聘期考核怎么办？',
  ],
  ['PAYMENT', '单位已经交过钱，页面还让我付款', '单位说统一缴过了，我登录看到的还是待缴费。'],
  ['ENDORSEMENT', '合格单交上去一周还没有审验', '上周打印了合格单交给经办人，现在还是待审验。'],
  ['REGISTRATION', '名字里的生僻字登记错了', '姓名里有一个生僻字，登记成了同音字，怎么更正？'],
] as const;

/** Seeds questions in the queue of every body, and articles of the knowledge base. */
export async function seedHelpdesk(parts: Parts, cast: Cast): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const [writer, checker] = officers.filter(({ role }) => role === 'ASSOCIATION_CLERK');
  const askers = cast.learners.map(({ actor }) => actor);
  if (!writer || !checker || askers.length === 0) return;
  for (const [index, { title, text, article, answer }] of answered.entries()) {
    const asker = askers[index % askers.length] as (typeof askers)[number];
    const id = await askQuestion(parts, asker, { topicCode: 'TECHNICAL', title, text });
    await answerQuestion(parts, writer, id, { kind: 'ANSWER', text: answer });
    const words = { topicCode: 'TECHNICAL', title: article, body: answer };
    const articleId = await draftArticle(parts, writer, words, id);
    // The last one waits for the second person.
    if (index < answered.length - 1) await approveArticle(parts, checker, articleId);
  }
  for (const [index, [topicCode, title, text]] of waiting.entries()) {
    const asker = askers[(index + answered.length) % askers.length] as (typeof askers)[number];
    await askQuestion(parts, asker, { topicCode, title, text });
  }
}
