import type { ComponentChildren } from 'preact';
import { fenToYuan } from '../../../kernel/money.ts';
import { formatDate } from '../../../ui/index.ts';
import { completionSentence, examWindow, type Topic } from '../../catalogue/index.ts';
import { EndorserCases } from './endorser-cases.tsx';

export interface Answer {
  /** The anchor: other pages link to it. */
  id: string;
  question: string;
  answer: ComponentChildren;
}

export interface HelpSection {
  id: string;
  title: string;
  answers: Answer[];
}

/** Common questions along the seven steps. What differs from year to year is read off the topic. */
export function helpSections(topic: Topic | null): HelpSection[] {
  return [
    { id: 'step-register', title: '一、注册和登录', answers: [...registration, ...login] },
    { id: 'step-select', title: '二、选课', answers: selection(topic) },
    { id: 'step-pay', title: '三、缴费和退费', answers: payment(topic) },
    { id: 'step-study', title: '四、学习', answers: study(topic) },
    { id: 'step-exam', title: '五、考试', answers: exam(topic) },
    { id: 'step-slip', title: '六、合格单', answers: slip },
    { id: 'step-endorsement', title: '七、审验和学时', answers: endorsement },
  ];
}

const registration: Answer[] = [
  {
    id: 'claim',
    question: '提示证件号码不能注册，怎么办？',
    answer: (
      <>
        <p>
          一个证件号码只能有一个账号。您以前注册过的，请用
          <a href="/password-reset">忘记密码</a>找回。
        </p>
        <p>
          不是您本人注册的，请<a href="/claims/new">提交账号申领</a>
          ，再带身份证件到工作所在区县的人社部门（没有固定工作区县的到培训中心）当面核验；核验通过后由您本人重设密码。平台不会告诉任何人这个号码属于谁。
        </p>
      </>
    ),
  },
  {
    id: 'unit',
    question: '名单里找不到我的单位',
    answer: (
      <p>
        可以按名称、拼音或统一社会信用代码查找。确实没有的，选“我的单位不在名单里”，填写单位名称即可继续注册。选课、缴费、学习和考试都不受影响；补录完成后发短信告诉您。
      </p>
    ),
  },
  {
    id: 'returned-data',
    question: '登记信息被退回是什么意思？',
    answer: (
      <p>
        现场缴费时，窗口会对照您出示的证件核对登记信息。不一致的会退回并写明原因；在“我的资料”里改好后再去办理。信息核对以后，姓名和证件号码只能由窗口凭证件更正。
      </p>
    ),
  },
];

const login: Answer[] = [
  {
    id: 'password',
    question: '忘记密码，或者连续输错被锁定',
    answer: (
      <p>
        连续输错 5 次，30 分钟内不能登录，时间到了自动恢复。忘记密码的，用注册手机收
        <a href="/password-reset">短信验证码</a>
        重设；手机号换了的，带身份证件到窗口核验，领取一次性代码重设。任何人都不会在电话里向您要密码或验证码。
      </p>
    ),
  },
  {
    id: 'second-factor',
    question: '经办人登录要的动态验证码从哪里来？',
    answer: (
      <p>
        以经办人身份工作需要第二重验证：在手机上装一个通用的动态口令应用（支持 TOTP
        的都可以），第一次登录时按页面提示扫码绑定，以后每次登录输入应用里当时显示的 6
        位数字。换手机时，用应用自带的转移功能带到新手机；手机丢失的，请联系系统管理员。学员登录不需要。
      </p>
    ),
  },
];

const selection = (topic: Topic | null): Answer[] => [
  {
    id: 'withdraw',
    question: '选错了能退选吗？',
    answer: <p>缴费以前随时可以退选，退选不收费。缴费以后按退费办理。</p>,
  },
  {
    id: 'make-up',
    question: '错过了截止时间，还能补学吗？',
    answer: (
      <p>
        {topic
          ? `${topic.year}年的专题考到${formatDate(topic.examClosesAt)}。${
              topic.makeUpUntil
                ? `没有赶上的可以补学，补学考到${formatDate(examWindow(topic).closesAt)}。`
                : '这个专题没有安排补学，请在截止前完成。'
            }`
          : ''}
        往年的专题能否补学，以<a href="/courses">课程页</a>上的说明为准；可以补学的，首页会列出来。
      </p>
    ),
  },
];

const payment = (topic: Topic | null): Answer[] => [
  {
    id: 'pay',
    question: '在哪里缴费，缴多少？',
    answer: (
      <p>
        {topic && topic.feeFen > 0
          ? `每人每年 ${fenToYuan(topic.feeFen)} 元（依据${topic.priceDocument}），含课件下载、在线学习、模拟练习和考试，不再另收费用。`
          : topic
            ? '今年的专题免费，选报后马上可以学习。'
            : ''}
        只有两种方式：在线支付，付款成功后自动开通；或者现场缴费，区县人员到当地人社部门，市属单位、中央在渝单位的人员到培训中心。您应当去哪一家，缴费页上写明。
      </p>
    ),
  },
  {
    id: 'paid-not-open',
    question: '付了钱，课程没有开通',
    answer: (
      <p>
        请不要再付一次。打开订单页就能看到真实状态，也可以点“现在查询结果”。支付通知迟到或丢失时，平台会自己向支付平台查询，查到就开通。万一付了两次，第二笔自动原路退回。
      </p>
    ),
  },
  {
    id: 'refund',
    question: '怎样退费？',
    answer: (
      <p>
        {topic?.refundRule ? `${topic.refundRule.replace(/。?$/, '。')}` : ''}
        在订单页点“申请退费”并写明原因，由收款的单位答复。同意后收回学习权限，在线支付的原路退回，现场缴费的到原窗口领取；每一步都可以在订单页看到。
      </p>
    ),
  },
];

const study = (topic: Topic | null): Answer[] => [
  {
    id: 'study',
    question: '怎样算学完？离线学习算不算？',
    answer: (
      <p>
        {topic
          ? `${topic.year}年的标准：${completionSentence(topic)}。`
          : '以课程页写明的标准为准。'}
        每章讲义和整个专题都可以下载，断了可以接着下。
      </p>
    ),
  },
  {
    id: 'video',
    question: '看了视频，时间没有增加',
    answer: (
      <p>
        只计真正播放过的部分：拖动、快进跳过的不计，同一段重看不重复计。同时开两个页面播放，只有后打开的计时，前一个会停下并说明。网络断开时的播放记录先存在本机，恢复后自动补报；页面上的“已保存”时间就是平台收到的时间。
      </p>
    ),
  },
];

const exam = (topic: Topic | null): Answer[] => [
  {
    id: 'before-exam',
    question: '考试有几次机会，什么时候可以考？',
    answer: (
      <p>
        学完课程后，在规定时间内可以考试。
        {topic
          ? `${topic.year}年：每次 ${topic.examMinutes} 分钟，满分 ${topic.examFullMark} 分，${topic.examPassMark} 分合格；${
              topic.maxAttempts === null ? '次数不限' : `每学完一轮有 ${topic.maxAttempts} 次机会`
            }。`
          : ''}
        开始前会检查电脑和网络，并请您确认。模拟练习不占用考试机会，也不影响成绩。
      </p>
    ),
  },
  {
    id: 'interruption',
    question: '考试中断电、断网、误关了页面怎么办？',
    answer: (
      <>
        <p>
          每答一题都随时保存在服务器上。重新登录后，首页第一眼就是“继续考试”，换一台电脑或手机也可以接着答，已保存的答案都在。
        </p>
        <ul>
          <li>考试时间不停，以开始时写明的结束时间为准。</li>
          <li>结束时您还在作答的，自动交卷，按已保存的答案评分。</li>
          <li>中断后直到结束都没有回来的，这一次没有成绩，按不合格计，占用一次机会。</li>
          <li>因平台故障受影响的，请联系培训中心，核实后可以延长时间或返还这次机会。</li>
        </ul>
      </>
    ),
  },
  {
    id: 'failed',
    question: '机会用完了都没有合格',
    answer: (
      <p>
        需要重新学习一轮，学完后重新获得考试机会
        {topic?.restudyFeeFen === 0 ? '，不另收费' : ''}
        。以前的学习和考试记录都保留，不会清除。
      </p>
    ),
  },
];

const slip: Answer[] = [
  {
    id: 'slip',
    question: '怎样打印合格单？',
    answer: (
      <p>
        考试合格后在“合格单”里自己打印，A4
        一页，任何浏览器都可以。审验前后都能打印；审验以后打印的，带审验单位的印章、审验人和日期。
      </p>
    ),
  },
  {
    id: 'name',
    question: '合格单上的姓名或证件号码有误',
    answer: (
      <p>
        带身份证件到您缴费的窗口更正。更正后平台换发新单，旧单查验时显示“已换发新单”，不能再用。
      </p>
    ),
  },
  {
    id: 'verify',
    question: '怎样核对一张合格单是真的？',
    answer: (
      <p>
        扫单上的二维码，或在<a href="/verify">查验页</a>
        输入编号和验证码。任何人都可以查，结果写明有效、已审验、已换发还是已撤销，姓名和证件号码只显示一部分。
      </p>
    ),
  },
];

const endorsement: Answer[] = [
  {
    id: 'endorser',
    question: '我的合格单由谁审验？',
    answer: <EndorserCases />,
  },
  {
    id: 'endorsement-returned',
    question: '审验被退回或撤销了怎么办？',
    answer: (
      <p>
        退回的，审验进度里写明原因，改好资料后点“重新提交”，平台会按您现在的情况重新确定审验单位。已审验的被撤销后，合格单和已登记的学时同时失效；有异议的，请直接联系审验单位。
      </p>
    ),
  },
  {
    id: 'hours',
    question: '学时什么时候登记，由谁登记？',
    answer: (
      <p>
        合格单审验以后，由所在单位确认并记入继续教育证书和登记卡；没有单位、档案由代理机构保管的，由代理机构登记。没有审验的不能登记。登记后在“学时证书”里查看和打印。
      </p>
    ),
  },
];
