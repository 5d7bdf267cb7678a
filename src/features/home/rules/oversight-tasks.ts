import { opens, type Task, work } from './task.ts';

/** The duties of supervision and of what is improper (N33, N34, N38). */
export const oversightTasks = {
  findings: {
    href: '/findings',
    icon: 'search',
    title: '线索',
    text: '看规则发现的异常和依据，转为案件或者排除。',
    unit: '条待处理',
    ...work,
  },
  cases: {
    href: '/cases',
    icon: 'flag',
    title: '违规案件',
    text: '受理线索和反映，告知、决定、复核申诉。',
    unit: '件待办理',
    ...work,
  },
  catchUpOrders: {
    href: '/catch-up-orders',
    icon: 'flag',
    title: '限期补学督办',
    text: '签收和答复收到的督办；核实对方的报告，认可或者退回。',
    unit: '件待办理',
    ...work,
  },
  spotChecks: {
    href: '/spot-checks',
    icon: 'search',
    title: '随机抽查',
    text: '随机抽取审验、学时、现场开通和学习记录，逐件核查。',
    unit: '次没有结束',
    ...work,
  },
  reports: {
    href: '/reports',
    icon: 'flag',
    title: '反映违规',
    text: '发现违规登记、随意审验、弄虚作假的，报市人力社保局。',
    ...opens,
  },
} satisfies Record<string, Task>;
