import { draftAnnouncement, publishAnnouncement } from '../features/announcements/fixtures.ts';
import type { Topic } from '../features/courses/index.ts';
import type { Officer, Role } from '../kernel/actor.ts';
import type { Parts } from '../platform/parts.ts';
import type { Cast } from './cast.ts';

interface Text {
  kind: 'NOTICE' | 'POLICY';
  documentNo?: string;
  title: string;
  /** `{fee}` stands for the yuan of the year. */
  body: string;
  roles?: Role[];
  asksReceipt?: boolean;
}

const policies: Text[] = [
  {
    kind: 'POLICY',
    documentNo: '渝人社办〔2010〕257号（要点）',
    title: '公需科目网络学习、考试与审验的办法要点',
    body: `## 谁要学

全市专业技术人员每年学习一个公需科目专题，至少 20 学时。

## 怎样办

1. 自己注册，证件号码就是登录名；
2. 登录后选课；
3. 现场缴费，或者在线缴费；在线缴费成功后系统自动开通；
4. 在线学习，也可以下载后离线学习，考前可以做模拟考试；
5. 在规定时间内参加考试，每轮两次机会；中途断开可以在本次考试时间内继续；
6. 合格后自己打印成绩合格单；
7. 到有管理权限的部门审验，单位凭审验过的合格单登记学时。

## 到哪里审验

区县所属单位的人员由区县人力社保局审验，市属单位的人员由本单位审验，档案在人才代理机构的由该机构审验，其他人员由继续教育协会审验。

## 有什么用

学习情况是年度考核、岗位聘用的依据之一；申报职称时要提交本周期各年度的合格单。`,
  },
  {
    kind: 'POLICY',
    documentNo: '渝价函〔2010〕205号（要点）',
    title: '公需科目网络学习收费标准',
    body: '每人每年 {fee} 元，包含课件下载、在线学习、模拟考试、考试和网络维护。除此以外，不得以任何名目就这些内容再收费。教材自愿订购，单独结算。',
  },
];

const notices: Text[] = [
  {
    kind: 'NOTICE',
    title: '年底前请留意考试截止时间',
    body: '每年最后几天参加考试的人最多。建议提前完成学习和考试，给审验和登记学时留出时间。考试中断线不要着急：已保存的答案都在，重新登录就能接着作答。',
    roles: ['LEARNER'],
  },
  {
    kind: 'NOTICE',
    title: '教材征订开始',
    body: '本年度教材可以在“教材”页面订购，也可以由单位、区县或行业主管部门汇总订购。教材费与 {fee} 元学习费分开结算。',
  },
  {
    kind: 'NOTICE',
    title: '请各单位核对应学人员名单',
    body: '请在“完成情况”里核对本单位应学人员，对还没有选课、缴费和考试的人员及时提醒；长期病假、生育、出国和借调人员，请登记正当理由。',
    roles: ['UNIT_ADMIN', 'AGENCY_CLERK', 'DISTRICT_CLERK', 'INDUSTRY_OFFICER'],
    asksReceipt: true,
  },
];

/** Seeds policy texts by two officers of the bureau and notices by the centre, with the fee of the topic. */
export async function seedAnnouncements(parts: Parts, cast: Cast, topic: Topic): Promise<void> {
  const officers = [...cast.officers.values()].flat();
  const [first, second] = officers.filter(({ role }) => role === 'MUNICIPAL_OFFICER');
  const colleague = officers.find(
    (one) =>
      one.role === 'MUNICIPAL_OFFICER' &&
      one.organisationId === first?.organisationId &&
      one.accountId !== first.accountId,
  );
  const centre = officers.find(({ role }) => role === 'CENTRE_CLERK');
  const approver =
    colleague ?? (second && first && { ...second, organisationId: first.organisationId });
  if (first && approver)
    for (const text of policies) await announce(parts, first, approver, text, topic);
  if (centre) for (const text of notices) await announce(parts, centre, centre, text, topic);
}

async function announce(
  parts: Parts,
  writer: Officer,
  publisher: Officer,
  { kind, documentNo, title, body, roles, asksReceipt }: Text,
  { year, feeFen }: Topic,
): Promise<void> {
  const id = await draftAnnouncement(parts, writer, {
    kind,
    title,
    body: body.replaceAll('{fee}', String(feeFen / 100)),
    documentNo: documentNo ?? null,
    validFrom: `${year}-01-01`,
    validTo: kind === 'NOTICE' ? `${year}-12-31` : null,
    audienceRoles: roles ?? [],
    audienceJurisdictionId: null,
    asksReceipt: asksReceipt ?? false,
  });
  await publishAnnouncement(parts, publisher, id, null);
}
