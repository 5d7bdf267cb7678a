import { opens, type Task, work } from './task.ts';

/** Duties about professional subjects and an authority's system. */
export const systemTasks = {
  industry: {
    href: '/industry-desk',
    icon: 'building',
    title: '本系统完成情况',
    text: '各单位公需科目完成了多少、专业科目认定了多少，看到人，催学。',
    ...opens,
  },
  recognise: {
    href: '/professional-subjects',
    icon: 'check',
    title: '专业科目',
    text: '确定本系统的专业科目，安排培训，逐人或者按名单认定学时。',
    unit: '份名单待认定',
    ...work,
  },
  professional: {
    href: '/professional-staff',
    icon: 'book',
    title: '专业科目',
    text: '主管部门为本单位人员认定的学时；培训之后上报名单。',
    ...opens,
  },
} as const satisfies Record<string, Task>;
