import type { RefusalAnswer, RefusalTable } from '../../../kernel/refusal.ts';
import { titleTooEarly } from './work-checks.ts';

const answer = (
  status: RefusalAnswer['status'],
  sentence: string,
  text: string,
  href?: string,
): RefusalAnswer => ({ status, sentence, next: href ? { text, href } : { text } });

const notFound = (sentence: string) => () => answer(404, sentence, '回到工作台', '/');

export const refusals: RefusalTable = {
  'people.identity_locked': () =>
    answer(
      409,
      '注册信息核对之后，或参加过考试之后，姓名和证件号码不能自行修改。',
      '如有错误，请携带证件到窗口更正',
      '/account',
    ),
  'people.registration_expired': () =>
    answer(410, '这次注册已超过 30 分钟，填写的内容没有保留。', '请重新填写', '/register'),
  'people.registration_draft_gone': () =>
    answer(410, '前面填写的内容只保留两小时，已经清除。', '请从第一步填写', '/register'),
  'people.registration_returned': () =>
    answer(409, '这位学员的注册信息已退回，修改后才能核对通过。', '可以在窗口直接更正'),
  'people.registered_elsewhere': ({ office }) =>
    answer(409, `这位学员由${office}受理，本窗口不能登记。`, '请学员到那里办理'),
  'people.learner_not_found': notFound('没有找到这位学员，或者不属于您的受理范围。'),
  'people.officer_account': () =>
    answer(409, '这个账号有工作岗位，不能在窗口办理。', '请联系安全管理员'),
  'people.account_claim_not_found': notFound('没有找到这份申领，或者不属于您的受理范围。'),
  'people.account_claim_decided': () =>
    answer(409, '这份申领已经办结。', '回到申领列表', '/claims'),
  'people.account_claim_number_differs': () =>
    answer(422, '输入的证件号码与申领填写的不一致。', '请再核对证件原件', '/claims'),
  'people.account_claim_without_account': () =>
    answer(409, '这个证件号码还没有账号，不需要收回。', '请本人直接注册', '/claims'),
  'people.correction_open': () =>
    answer(409, '这位学员已有一项更正等待复核。', '请先由另一位经办人复核', '/counter'),
  'people.correction_not_found': notFound('没有找到这项更正，或者不属于您的受理范围。'),
  'people.correction_decided': ({ id }) =>
    answer(409, '这项更正已经复核过了。', '查看结果', `/counter/corrections/${id}`),
  'people.correction_own': () =>
    answer(
      409,
      '提出和复核要由两个人完成，不能复核自己提出的更正。',
      '请同事在“现场缴费”里复核',
      '/counter',
    ),
  'people.correction_outdated': () =>
    answer(409, '提出之后，这个账号的姓名或证件号码已有变动。', '请退回后按现在的信息重新提出'),
  'people.title_too_early': () => ({
    ...answer(422, titleTooEarly, '对照职称证书改好日期再提交'),
    field: 'titleAwardedOn',
  }),
  'people.affiliation_not_found': notFound('没有找到这条记录，或者不属于您的单位。'),
  'people.affiliation_own': () =>
    answer(409, '不能确认自己的任职关系。', '请本单位另一位管理员办理', '/roster'),
  'people.affiliation_decided': () =>
    answer(409, '这条记录已经处理过了。', '回到人员名册', '/roster'),
  'people.period_overlaps': () =>
    answer(
      422,
      '这段时间与本人的另一段任职（托管）重叠，或者不在上一段开始之后。',
      '请核对日期后重新填写',
      '/roster',
    ),
  'people.period_reversed': () =>
    answer(422, '离开的日期应在开始的日期之后。', '请核对日期后重新填写', '/roster'),
};
