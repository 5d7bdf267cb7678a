import { Card, Form, Icon, type IconName, Page, usePage } from '../../../ui/index.ts';

interface Entry {
  href: string;
  label: string;
  /** What one finds or does there. */
  note: string;
}

const groups: { title: string; icon: IconName; entries: Entry[] }[] = [
  {
    title: '拿证明',
    icon: 'certificate',
    entries: [
      { href: '/slips', label: '合格单', note: '查看、打印，看审验到哪一步' },
      { href: '/certificate', label: '学时证书', note: '每年登记的学时' },
      { href: '/invoices', label: '发票和票据', note: '已缴的费开票、换开' },
    ],
  },
  {
    title: '要办的事',
    icon: 'list',
    entries: [
      { href: '/hours/claims', label: '申报其他学时', note: '在别处参加的培训' },
      { href: '/textbooks', label: '领教材', note: '订纸质教材，看到哪里了' },
      { href: '/readiness', label: '准备职称评审', note: '还差哪一年，怎样补' },
      { href: '/absences', label: '正当理由', note: '病假、产假等当年不能学的' },
    ],
  },
  {
    title: '找人问',
    icon: 'phone',
    entries: [
      { href: '/help', label: '常见问题', note: '按办理的七步查' },
      { href: '/questions', label: '我的提问', note: '问负责的单位，看答复' },
      { href: '/help#endorser', label: '由谁审验', note: '您的审验单位是哪一家' },
    ],
  },
  {
    title: '账号',
    icon: 'person',
    entries: [
      { href: '/account', label: '资料与手机号', note: '单位、职称、手机号' },
      { href: '/account/sessions', label: '登录和密码', note: '在哪些设备登录着' },
      { href: '/account/data', label: '我的数据', note: '下载副本、注销账号' },
    ],
  },
];

/** 我的: everything of a learner that is not study or exam, in the learner's words. */
export function MePage() {
  const { viewer } = usePage();
  const unread = viewer?.unread ?? 0;
  return (
    <Page title="我的" lead={viewer?.organisationName ?? undefined}>
      <div class="stack">
        <a class="me-messages" href="/messages">
          <Icon name="info" />
          <span class="grow">消息</span>
          {unread > 0 ? <span class="unread">{unread} 条新消息</span> : '没有新消息'}
          <Icon name="arrow" size={18} />
        </a>
        <div class="grid items-start gap-5 md:grid-cols-2">
          {groups.map(({ title, icon, entries }) => (
            <Card key={title} title={title} icon={icon}>
              <ul class="-my-2 divide-y divide-line">
                {entries.map(({ href, label, note }) => (
                  <li key={href}>
                    <a class="me-entry" href={href}>
                      <span class="grow">
                        {label}
                        <small>{note}</small>
                      </span>
                      <Icon name="arrow" size={18} />
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
        <Form action="/session/end">
          <button type="submit" class="btn btn-outline w-full sm:w-auto">
            <Icon name="leave" /> 退出登录
          </button>
        </Form>
      </div>
    </Page>
  );
}
