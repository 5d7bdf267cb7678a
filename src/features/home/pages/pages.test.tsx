import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { sampleTopic } from '../../../../test/support/topic.ts';
import { type PageContextValue, renderDocument } from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import { LearnerHome, type LearnerHomeProps } from './learner-home.tsx';
import { WelcomePage } from './welcome.tsx';

const now = new Date('2026-11-23T06:05:00Z');
const yearEnd = new Date('2026-12-31T15:59:59Z');

const context: PageContextValue = {
  viewer: null,
  csrfToken: 'token',
  path: '/',
  query: '',
  kept: null,
  assets: { css: '/assets/style.css', island: (name) => ({ src: `/${name}.js`, preload: [] }) },
  nonce: 'nonce',
  demo: false,
  flash: null,
  now,
};

function welcome(changes: Partial<Topic> = {}, at = now) {
  const page = <WelcomePage topic={{ ...sampleTopic, ...changes }} contacts={[]} news={[]} />;
  return parse(renderDocument({ ...context, now: at }, page));
}

describe('the home page of a visitor', () => {
  test('E19: tells the hours, the fee with its document, and the end of the exam', () => {
    const card = welcome().querySelector('section[aria-labelledby=this-year]')?.text ?? '';
    expect(card).toContain('20 学时');
    expect(card).toContain('¥70.00');
    expect(card).toContain('依据渝价函〔2010〕205号');
    expect(card).toContain('2026年12月31日');
    expect(card).toMatch(/还剩 \d+ 天/);
  });

  test('E19: a course without a fee is free of charge, and names no price document', () => {
    const { text } = welcome({ feeFen: 0 });
    expect(text).toContain('免费');
    expect(text).not.toContain('205号');
  });

  test('E15: attempts without limit are not counted', () => {
    expect(welcome({ maxAttempts: null }).text).toContain('不限次数');
  });

  test('after the window nobody is promised days or enrolment', () => {
    const { text } = welcome({}, new Date('2027-01-02T00:00:00Z'));
    expect(text).toContain('考试时间已结束');
    expect(text).not.toContain('还剩');
    expect(text).not.toContain('了解与选报');
  });

  test('a slip can be verified and an account opened without a script', () => {
    const page = welcome();
    expect(page.querySelector('form[action="/verify"]')?.getAttribute('method')).toBe('get');
    expect(page.querySelector('main a[href="/register"]')).not.toBeNull();
    expect(page.querySelectorAll('#seven-steps')).toHaveLength(1);
  });

  test('without a topic it says so', () => {
    const page = renderDocument(context, <WelcomePage topic={null} contacts={[]} news={[]} />);
    expect(parse(page).text).toContain('今年的专题还没有发布');
  });
});

const home: LearnerHomeProps = {
  year: 2026,
  topicTitle: sampleTopic.title,
  next: {
    title: '继续学习第 7 课',
    text: '还有 4 课未学。',
    action: { label: '继续学习', href: '/study/1' },
    deadline: { label: '考试截止', at: yearEnd },
    tone: 'normal',
  },
  steps: [
    { title: '缴费', state: 'done' },
    { title: '学习', state: 'current', note: '已学 6/10 课' },
  ],
  progress: null,
  openAttempt: null,
  otherYears: [],
  endorser: null,
  records: [],
};

const learnerHome = (changes: Partial<LearnerHomeProps> = {}) =>
  parse(renderDocument(context, <LearnerHome {...home} {...changes} news={[]} />));

describe('the home page of a learner', () => {
  test('Q31: the next step and its deadline come first', () => {
    const next = learnerHome().querySelector('section[aria-labelledby=next-step]');
    expect(next?.querySelector('h2')?.text).toBe('继续学习第 7 课');
    expect(next?.querySelector('a')?.getAttribute('href')).toBe('/study/1');
    expect(next?.text).toContain('距考试截止');
    expect(next?.querySelector('time')?.text).toBe('2026年12月31日 23:59');
  });

  test('Q22: a running exam comes before everything else', () => {
    const page = learnerHome({ openAttempt: { href: '/attempts/1', deadlineAt: now } });
    const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    expect(links[0]).toBe('/attempts/1');
    expect(page.text).toContain('考试时间不停，2026年11月23日 14:05 结束');
  });

  test('N17: shows the attempts used; without a limit no bar that fills', () => {
    const progress = {
      lessonsDone: 10,
      counted: '已打开',
      lessonsTotal: 10,
      watchedSeconds: 3600,
      savedAt: null,
      attemptsUsed: 1,
      attemptsMax: 2,
      bestScore: 52,
      passMark: 60,
      hoursRecorded: 0,
      hoursDue: 20,
    };
    expect(learnerHome({ progress }).text).toContain('1 / 2 次');
    expect(learnerHome({ progress }).text).toContain('最好成绩 52 分');
    expect(learnerHome({ progress: { ...progress, attemptsMax: null } }).text).toContain(
      '已考 1 次，次数不限',
    );
  });

  test('a first year shows a sentence instead of an empty table', () => {
    expect(learnerHome().text).toContain('还没有往年记录');
  });
});
