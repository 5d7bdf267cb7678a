import type { ComponentChildren } from 'preact';
import type { Topic } from '../../courses/index.ts';
import { aroundTheSteps, beginning } from './help-around.tsx';
import { login, payment, registration, selection } from './help-before-study.tsx';
import { afterExam, endorsement, exam, practice, slip, study } from './help-from-study.tsx';

export interface Answer {
  /** The anchor: other pages link to it. */
  id: string;
  question: string;
  answer: ComponentChildren;
}

export interface HelpSection {
  id: string;
  title: string;
  answers: Answer[];
}

/** Returns the common questions by the seven steps, and what is beside them; figures come from the topic of the year. */
export function helpSections(topic: Topic | null): HelpSection[] {
  return [
    {
      id: 'step-register',
      title: '一、注册和登录',
      answers: [...beginning, ...registration, ...login],
    },
    { id: 'step-select', title: '二、选课', answers: selection(topic) },
    { id: 'step-pay', title: '三、缴费和退费', answers: payment(topic) },
    { id: 'step-study', title: '四、学习和练习', answers: [...study(topic), ...practice] },
    { id: 'step-exam', title: '五、考试', answers: [...exam(topic), ...afterExam] },
    { id: 'step-slip', title: '六、合格单', answers: slip },
    { id: 'step-endorsement', title: '七、审验和学时', answers: endorsement },
    { id: 'around', title: '账号、消息和设备', answers: aroundTheSteps },
  ];
}
