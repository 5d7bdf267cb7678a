import type { RefusalAnswer, RefusalTable } from '../../../kernel/refusal.ts';

const answer = (
  status: RefusalAnswer['status'],
  sentence: string,
  text: string,
  href?: string,
): RefusalAnswer => ({ status, sentence, next: href ? { text, href } : { text } });

/** A refusal shown at a field of its form; its sentence includes the next step. */
const atField = (
  field: string,
  sentence: string,
  status: RefusalAnswer['status'] = 422,
): RefusalAnswer => ({ status, sentence, field, next: { text: '请改正后重新提交' } });

export const refusals: RefusalTable = {
  'roster.unreadable': ({ because }) => atField('file', String(because)),
  'roster.no_headings': () =>
    atField(
      'file',
      '没有找到表头：前 60 行里要有“姓名”和“证件号码”两列。请下载模板，不要改动第一行。',
    ),
  'roster.empty': () => atField('file', '表头下面没有人员。请填写后重新上传。'),
  'roster.too_long': ({ most }) => atField('file', `一次最多导入 ${most} 行。请分成几个文件上传。`),
  'roster.unit_unknown': () =>
    atField('unit', '没有找到这个单位，或者有几个单位名称相近。请填写统一社会信用代码或单位全称。'),
  'roster.unit_elsewhere': () =>
    atField(
      'unit',
      '这个单位不由本窗口受理：区县所属单位由所在区县导入，市属和中央在渝单位由培训中心导入。请填写本窗口受理的单位。',
    ),
  'roster.import_not_found': () =>
    answer(404, '没有找到这次导入，或者不是您的单位上传的。', '回到名单导入', '/roster/imports'),
  'roster.import_not_ready': () =>
    answer(409, '这次导入已经处理过了，或者还在检查。', '查看进度', '/roster/imports'),
  'roster.rows_faulty': ({ count }) =>
    atField(
      'form',
      `还有 ${count} 行有错误，一个人也没有导入。请下载待改正的文件，改好后重新上传；也可以只导入正确的行。`,
      409,
    ),
  'roster.rows_doubtful': ({ count }) =>
    atField(
      'form',
      `还有 ${count} 行的号码以 000 结尾，没有确认，一个人也没有导入。请对照证件逐行核对后勾选。`,
      409,
    ),
  'roster.no_valid_rows': () =>
    answer(409, '没有一行是正确的，无法导入。', '请下载待改正的文件，改好后重新上传'),
  'roster.already_here': () =>
    answer(409, '这个人已经在您的名册里，或者正等待您确认。', '查看名册', '/roster'),
  'roster.transfer_not_found': () =>
    answer(404, '没有找到这项转移，或者与您无关。', '回到首页', '/'),
  'roster.transfer_answered': () => answer(409, '这项转移已经答复过了。', '回到首页', '/'),
  'roster.day_after_start': ({ day }) =>
    atField('on', `不能晚于新单位登记的开始日期 ${day}；日期不对的，请提出异议。`),
  'roster.nobody_answers': () =>
    answer(409, '本人没有转到其他单位，没有可以答复异议的单位。', '请与本人联系'),
};
