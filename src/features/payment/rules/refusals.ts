import type { Refusal, RefusalAnswer, RefusalTable } from '../../../kernel/refusal.ts';
import { billPage, billRefusals } from './bill-refusals.ts';
import { tillRefusals } from './till-refusals.ts';

const courses = { text: '查看我的课程', href: '/courses' };
const counter = { text: '回到现场缴费', href: '/counter' };
const refundList = { text: '回到退费列表', href: '/refunds' };
const orderPage = ({ orderId }: Refusal['facts']) => ({
  text: '查看订单',
  ...(orderId ? { href: `/orders/${orderId}` } : {}),
});

const groupPage = ({ groupOrderId }: Refusal['facts']) => ({
  text: '查看集体订单',
  ...(groupOrderId ? { href: `/group-orders/${groupOrderId}` } : {}),
});

const payersPage = (facts: Refusal['facts']) =>
  facts.billNo ? billPage(facts) : facts.groupOrderId ? groupPage(facts) : orderPage(facts);

const online: RefusalTable = {
  'payment.order_not_found': () => ({
    status: 404,
    sentence: '没有找到这笔订单。',
    next: courses,
  }),
  'payment.online_unavailable': ({ enrolmentId }) => ({
    status: 503,
    sentence: '这里没有开通在线支付，请到现场缴费。',
    next: { text: '查看现场缴费的地点', href: `/enrolments/${enrolmentId}/payment` },
  }),
  'payment.gateway_off': (facts) => ({
    status: 409,
    sentence: '这笔订单选的支付方式已经停用。请取消订单，换一种方式支付。',
    next: payersPage(facts),
  }),
  'payment.already_paid': (facts) => ({
    status: 409,
    sentence: '这门课程已经缴费，不需要再付。',
    next: orderPage(facts),
  }),
  'payment.not_waiting': ({ enrolmentId }) => ({
    status: 409,
    sentence: '这条选课现在不需要缴费。',
    next: { text: '查看选课', href: `/enrolments/${enrolmentId}` },
  }),
  'payment.nothing_to_pay': () => ({
    status: 409,
    sentence: '这门课程不收费，选报后直接开通。',
    next: courses,
  }),
  'payment.topic_over': () => ({
    status: 422,
    sentence: '这门课程的考试时间已经结束，不能再缴费。',
    next: courses,
  }),
  'payment.registration_returned': () => ({
    status: 422,
    sentence: '您的注册信息被退回，请先修改并重新提交，再缴费。',
    next: { text: '修改我的资料', href: '/account' },
  }),
  'payment.order_closed': (facts) => ({
    status: 409,
    sentence: '这笔订单已经不能支付。',
    next: payersPage(facts),
  }),
};

const refunding: RefusalTable = {
  'payment.not_refundable': (facts) => ({
    status: 409,
    sentence: '这笔订单没有可以退的款项，或者已经在退费。',
    next: orderPage(facts),
  }),
  'payment.study_begun': (facts) => ({
    status: 422,
    sentence: '课程已经开始学习，按收费规定不再退费。',
    next: orderPage(facts),
  }),
  'payment.study_begun_meanwhile': () => ({
    status: 409,
    sentence: '学员在申请后开始了学习，不符合退费规定，请选择“不同意”并说明。',
    next: refundList,
  }),
  'payment.refund_not_found': () => ({
    status: 404,
    sentence: '没有找到这条退费申请。',
    next: refundList,
  }),
  'payment.refund_decided': () => ({
    status: 409,
    sentence: '这条退费已经处理过了。',
    next: refundList,
  }),
  'payment.no_request': (facts) => ({
    status: 409,
    sentence: '这笔订单没有等待答复的退费申请：可能刚刚已经答复，请看办理记录。',
    next: orderPage(facts),
  }),
  'payment.no_receipt': (facts) => ({
    status: 409,
    sentence: '这笔订单现在没有有效的收据。',
    next: orderPage(facts),
  }),
  'payment.receipt_not_found': () => ({
    status: 404,
    sentence: '没有找到这张收据。',
    next: { text: '回到首页', href: '/' },
  }),
};

const atCounter: RefusalTable = {
  'payment.not_yours': ({ office }): RefusalAnswer => ({
    status: 403,
    sentence: `这位学员不属于本单位受理，应到${office}办理。没有收款，也没有开通。`,
    next: counter,
  }),
  'payment.learner_not_found': () => ({
    status: 404,
    sentence: '没有找到这位学员，或者不属于本单位受理。',
    next: counter,
  }),
  'payment.move_after_correction': () => ({
    status: 409,
    sentence: '姓名或证件号码的更正要由另一位经办人复核，不能同时更正工作地。',
    next: counter,
  }),
  'payment.return_with_results': () => ({
    status: 409,
    sentence: '这位学员已有考试成绩，信息不再退回本人修改。',
    next: { text: '请在窗口提出更正，由另一位经办人复核', href: '/counter' },
  }),
  'payment.not_selected': () => ({
    status: 422,
    sentence: '学员还没有选报这门课程；征得本人同意后，可以代为选报。',
    next: counter,
  }),
};

const groupList = { text: '查看集体缴费', href: '/group-orders' };
const bankList = { text: '回到银行流水', href: '/bank-lines' };

const forMany: RefusalTable = {
  'payment.unit_pays': () => ({
    status: 409,
    sentence: '这笔费用由单位集体缴纳，付款和退费由单位办理。',
    next: { text: '需要退费请联系单位；还没有付款的，也可以自己缴费', href: '/courses' },
  }),
  'payment.group_not_found': () => ({
    status: 404,
    sentence: '没有找到这张集体订单。',
    next: groupList,
  }),
  'payment.nobody_left': () => ({
    status: 422,
    sentence: '名单里没有需要付款的人员：可能都已缴费、已在别的订单里，或者不属于本单位。',
    next: groupList,
  }),
  'payment.unreadable_list': ({ because }) => ({
    status: 422,
    sentence: String(because),
    field: 'file',
    next: groupList,
  }),
  'payment.group_online_unavailable': (facts) => ({
    status: 503,
    sentence: '这里没有开通在线支付，请按付款通知书办理银行转账。',
    next: groupPage(facts),
  }),
  'payment.bank_line_not_found': () => ({
    status: 404,
    sentence: '没有找到这笔银行流水。',
    next: bankList,
  }),
  'payment.bank_line_used_up': () => ({
    status: 409,
    sentence: '这笔款已经用完，或者余额不够这样分配。没有改动。',
    next: bankList,
  }),
  'payment.second_look': () => ({
    status: 422,
    sentence:
      '附言里没有这张订单的汇款码，或者这笔款曾从它撤销。请先与付款单位核实，再勾选“已与付款单位核实”。没有改动。',
    next: bankList,
  }),
  'payment.use_not_found': () => ({
    status: 404,
    sentence: '没有找到这次认领。',
    next: bankList,
  }),
  'payment.use_reversed': () => ({
    status: 409,
    sentence: '这次认领已经撤销过了。',
    next: bankList,
  }),
  'payment.use_refunding': () => ({
    status: 409,
    sentence: '其中有人正在退费或已退费，不能撤销。请先办结退费，没有改动。',
    next: { text: '查看退费', href: '/refunds' },
  }),
  'payment.use_textbooks': () => ({
    status: 409,
    sentence: '这笔款付的是教材账单，请在教材账单里更正。没有改动。',
    next: { text: '查看教材', href: '/textbook-desk' },
  }),
  'payment.doubt_not_found': () => ({
    status: 404,
    sentence: '没有找到这笔同号流水。',
    next: bankList,
  }),
  'payment.doubt_decided': () => ({
    status: 409,
    sentence: '这笔同号流水已经有人决定过了。',
    next: bankList,
  }),
  'payment.bank_file_not_found': () => ({
    status: 404,
    sentence: '没有找到这个导入的文件。',
    next: bankList,
  }),
  'payment.lines_changed': () => ({
    status: 409,
    sentence: '名单刚刚变了：有人已缴费或已移出。请重新核对后再确认，没有改动。',
    next: bankList,
  }),
};

export const refusals: RefusalTable = {
  ...online,
  ...tillRefusals,
  ...billRefusals,
  ...refunding,
  ...atCounter,
  ...forMany,
};
