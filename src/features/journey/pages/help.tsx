import type { ComponentChildren } from 'preact';
import { Card, DefinitionList, Page } from '../../../ui/index.ts';
import type { WelcomePageProps } from './welcome.tsx';

interface Question {
  id: string;
  question: string;
  answer: ComponentChildren;
}

const questions: Question[] = [
  {
    id: 'register',
    question: '证件号码提示“已被使用”怎么办？',
    answer:
      '可能是您以前注册过，可以用“忘记密码”找回；如果不是您本人注册的，请提交申领，由工作区县人社部门（市属单位由培训中心）核验证件后办理。平台不会告诉任何人这个号码属于谁。',
  },
  {
    id: 'unit',
    question: '名单里找不到我的单位？',
    answer:
      '注册时选择“我的单位不在名单里”，填写名称即可，不影响学习和考试；审验前由当地人社部门补录。',
  },
  {
    id: 'pay',
    question: '付了钱没有开通？',
    answer:
      '不需要重复付款。平台会收到支付通知，也会主动查询；打开订单页可以看到真实状态。重复支付的款项会自动原路退回。',
  },
  {
    id: 'study',
    question: '怎样算学完？离线学习算不算？',
    answer:
      '以课程页的“学完标准”为准。下载离线学习的按标准计入；视频按真正播放的时间计，快进和拖动不计。',
  },
  {
    id: 'exam',
    question: '考试中断电、断网怎么办？',
    answer:
      '每答一题都保存在服务器上。重新登录后，在任何电脑或手机上都可以继续；时间不停。到截止时间没有回来的，本次没有成绩，按不合格计一次。因平台故障受影响的，请联系培训中心。',
  },
  {
    id: 'fail',
    question: '两次都没有合格？',
    answer: '重新学习后，会再获得考试机会，学习和考试记录都保留。',
  },
  {
    id: 'endorse',
    question: '我的合格单由谁审验？',
    answer:
      '人事档案由人才代理机构托管的，由该机构审验；市属单位、中央在渝单位的，由本单位审验；区县所属单位和区县企业的，由当地人社部门审验；其他人员由继续教育协会审验。首页和合格单上都写明是哪一家、为什么。',
  },
  {
    id: 'hours',
    question: '学时什么时候登记？',
    answer:
      '合格单审验后，由所在单位确认并登记；没有单位、档案由代理机构托管的，由代理机构登记。可以在“学时证书”里查看。',
  },
  {
    id: 'refund',
    question: '可以退费吗？',
    answer: '缴费后还没有打开任何一课的，可以在订单页申请退费，进度随时可查。',
  },
];

/** Common questions by the seven steps, and who answers what (N39). */
export function HelpPage({ contacts }: Pick<WelcomePageProps, 'contacts'>) {
  return (
    <Page title="常见问题" lead="找不到答案的，请按问题的类别联系下面的单位。">
      <div class="stack">
        {questions.map(({ id, question, answer }) => (
          <section key={id} id={id} class="sheet">
            <h2 class="sheet-title mb-2">{question}</h2>
            <p>{answer}</p>
          </section>
        ))}
        <Card title="问谁" icon="phone">
          <DefinitionList
            items={contacts.map(({ subject, body, phone, officeHours }) => ({
              label: body,
              value: `${subject}：${phone}（${officeHours}）`,
            }))}
          />
        </Card>
      </div>
    </Page>
  );
}
