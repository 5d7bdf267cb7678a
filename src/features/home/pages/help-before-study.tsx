import { fenToYuan } from '../../../kernel/money.ts';
import { formatDate } from '../../../ui/index.ts';
import { examWindow, type Topic } from '../../courses/index.ts';
import type { Answer } from './help-answers.tsx';

export const registration: Answer[] = [
  {
    id: 'register',
    question: '注册要准备什么，分几步？',
    answer: (
      <p>
        准备好证件、手机，有职称的再备职称证书。分三步：您是谁；单位与职称；密码与手机验证。可以返回上一步，填过的内容在这台设备上保留两小时（密码除外）。持护照、港澳居民来往内地通行证、台湾居民来往大陆通行证的，要到
        <a href="#bureaus">窗口</a>登记。
      </p>
    ),
  },
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

export const login: Answer[] = [
  {
    id: 'login',
    question: '怎样登录？单位或窗口给我登记过的呢？',
    answer: (
      <p>
        用证件号码或手机号加密码登录，也可以用短信验证码。单位或窗口为您登记过、还没有设过密码的，请
        <a href="/activation">启用账号</a>
        ，用领到的一次性代码设置自己的密码。
      </p>
    ),
  },
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

export const selection = (topic: Topic | null): Answer[] => [
  {
    id: 'choose',
    question: '选哪一门？选报以前能先看看吗？',
    answer: (
      <p>
        公需科目每年一个专题，在<a href="/courses">“课程”</a>
        里选当年的一门。课程页写明要学多少、怎样算学完、考试时间和费用；第一课不登录也可以试看。选报以前会写明您的合格单将由谁审验、为什么。
      </p>
    ),
  },
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

export const payment = (topic: Topic | null): Answer[] => [
  {
    id: 'pay',
    question: '在哪里缴费，缴多少？',
    answer: (
      <p>
        {topic && topic.feeFen > 0
          ? `每人每年 ${fenToYuan(topic.feeFen).replace(/\.00$/, '')} 元（依据${topic.priceDocument}），含课件下载、在线学习、模拟练习和考试，不再另收费用。`
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
        在订单页点“申请退费”并写明原因，由收款的单位答复；答复以前可以撤回，一开始学习申请就自动撤回。同意后收回学习权限，在线支付的原路退回，现场缴费的到原窗口领取；每一步都可以在订单页看到。
      </p>
    ),
  },
  {
    id: 'invoice',
    question: '怎样开发票？',
    answer: (
      <p>
        缴费以后登录，在<a href="/invoices">“发票”</a>
        里选这一笔款，申请财政电子票据或者电子发票；单位集体缴的费由单位申请。抬头是单位的，要填单位全称和18位统一社会信用代码。开好以后抬头写错了，可以更正：原来的一张红冲，另开一张。退费以后自动红冲。
      </p>
    ),
  },
  {
    id: 'textbooks',
    question: '纸质教材怎样购买？',
    answer: (
      <p>
        教材自愿购买，和学习费分开算。在<a href="/textbooks">“教材”</a>
        里下单，可以在线支付，也可以到培训中心用现金、刷卡或转账；自取的不用填地址，邮寄的写清收件人和电话。订单页看得到付款和发货到哪一步。
      </p>
    ),
  },
];
