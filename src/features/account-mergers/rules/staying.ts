/** What belongs to an account and follows to no other, by its table, with the reason. A test holds it against the schema. */
export const staying: Readonly<Record<string, string>> = {
  ...becauseOf('登录方式和设备：停用的账号不能再登录', [
    'sessions',
    'one_time_codes',
    'kept_forms',
    'account_phones',
    'former_passwords',
    'passkeys',
    'recovery_codes',
    'mail_addresses',
  ]),
  ...becauseOf('岗位是权限：有岗位的账号先结束岗位再合并', [
    'role_assignments',
    'closing_officers',
  ]),
  ...becauseOf('登记信息和核对记录：说的是那一次登记', [
    'learners',
    'registration_checks',
    'identity_corrections',
    'account_closures',
  ]),
  ...becauseOf('对隐私告知的同意：是那个账号当时作的', ['privacy_consents']),
  ...becauseOf('办结的调动：说的是当时的任职', ['transfers']),
  ...becauseOf('名单和文件里的行：当时就是这样写的', [
    'earlier_result_rows',
    'professional_list_rows',
    'assessment_lines',
    'acceptance_lines',
    'spot_check_rows',
    'statistics_exports',
  ]),
  ...becauseOf('随账号重新计算', ['learner_years']),
  ...becauseOf('已经送达的提醒和公告', ['reminders', 'announcement_receipts']),
  ...becauseOf('证书编号：已经印在证书上', ['certificates']),
  ...becauseOf('合并时没有人在排队考试', ['exam_waiting']),
  ...becauseOf('工作人员自己的草稿和看法', [
    'question_comments',
    'question_typings',
    'lesson_drafts',
    'list_views',
    'list_columns',
  ]),
};

function becauseOf(reason: string, tables: readonly string[]): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, reason]));
}
