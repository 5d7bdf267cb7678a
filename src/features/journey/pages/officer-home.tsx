import type { OfficerRole } from '../../../kernel/actor.ts';
import { Card, Icon, type IconName, Page, Stat, usePage } from '../../../ui/index.ts';
import type { EndorsementState } from '../../endorsement/index.ts';

export interface OfficerHomeProps {
  role: OfficerRole;
  endorsements: Record<EndorsementState, number>;
  toConfirm: number;
}

interface Task {
  href: string;
  icon: IconName;
  title: string;
  text: string;
}

const endorse: Task = {
  href: '/endorsements',
  icon: 'stamp',
  title: '审验合格单',
  text: '核对合格单与平台记录，逐张或成批审验。',
};
const confirm: Task = {
  href: '/hours/confirmations',
  icon: 'check',
  title: '确认学时',
  text: '依据已审验的合格单，登记证书和登记卡。',
};
const counter: Task = {
  href: '/counter',
  icon: 'money',
  title: '现场缴费',
  text: '核对登记信息，收费，开通学习和考试。',
};
const claims: Task = {
  href: '/claims',
  icon: 'person',
  title: '账号申领',
  text: '证件号码被他人占用的，核验身份后办理。',
};
const grants: Task = {
  href: '/role-assignments',
  icon: 'lock',
  title: '岗位授权',
  text: '为经办人授予或结束岗位。',
};

/** What each role does, in the order of its day. */
const tasks: Record<OfficerRole, Task[]> = {
  UNIT_ADMIN: [
    endorse,
    confirm,
    { href: '/staff', icon: 'person', title: '本单位人员', text: '确认或退回人员与本单位的关系。' },
    {
      href: '/hours/card',
      icon: 'list',
      title: '登记卡',
      text: '查看和打印本单位的继续教育登记卡。',
    },
  ],
  DISTRICT_CLERK: [
    counter,
    endorse,
    { href: '/refunds', icon: 'money', title: '退费', text: '办理本单位收款的退费申请。' },
    claims,
    {
      href: '/missing-units',
      icon: 'building',
      title: '单位申请',
      text: '学员在名单里找不到单位的，在这里补录。',
    },
  ],
  INDUSTRY_OFFICER: [],
  MUNICIPAL_OFFICER: [{ ...endorse, title: '审验监督', text: '查看全市审验情况，必要时撤销。' }],
  CENTRE_CLERK: [
    counter,
    { href: '/refunds', icon: 'money', title: '退费', text: '办理退费申请。' },
    { href: '/reconciliations', icon: 'list', title: '对账', text: '逐日与支付平台核对。' },
    {
      href: '/exam-desk',
      icon: 'clock',
      title: '考试服务',
      text: '平台故障时延长时间或返还机会。',
    },
    claims,
  ],
  ASSOCIATION_CLERK: [endorse],
  AGENCY_CLERK: [endorse, confirm],
  SYSTEM_ADMIN: [grants],
  SECURITY_ADMIN: [grants],
  AUDITOR: [
    { href: '/audit', icon: 'list', title: '审计记录', text: '查看每一次改动，核验校验链。' },
  ],
};

const endorsing: readonly OfficerRole[] = [
  'UNIT_ADMIN',
  'DISTRICT_CLERK',
  'AGENCY_CLERK',
  'ASSOCIATION_CLERK',
  'MUNICIPAL_OFFICER',
];
const recording: readonly OfficerRole[] = ['UNIT_ADMIN', 'AGENCY_CLERK'];

/** An officer's desk: what waits, and where it is done. */
export function OfficerHome({ role, endorsements, toConfirm }: OfficerHomeProps) {
  const { viewer } = usePage();
  return (
    <Page title="工作台" lead={viewer?.organisationName ?? undefined}>
      <div class="stack">
        {endorsing.includes(role) ? (
          <div class="grid gap-5 sm:grid-cols-3">
            <Stat label="待审验" value={endorsements.PENDING} />
            <Stat label="已审验" value={endorsements.ENDORSED} />
            {recording.includes(role) ? (
              <Stat label="待确认学时" value={toConfirm} />
            ) : (
              <Stat label="已退回" value={endorsements.RETURNED} />
            )}
          </div>
        ) : null}
        <div class="grid gap-5 md:grid-cols-2">
          {tasks[role].map((task) => (
            <a key={task.href} href={task.href} class="block">
              <Card>
                <p class="sheet-title">
                  <Icon name={task.icon} /> {task.title}
                </p>
                <p class="mt-2 text-muted">{task.text}</p>
              </Card>
            </a>
          ))}
        </div>
        {tasks[role].length === 0 ? <p class="text-muted">本岗位目前没有待办事项。</p> : null}
      </div>
    </Page>
  );
}
