import type { Answer } from './help-answers.tsx';

/** Before the first step: where things are. */
export const beginning: Answer[] = [
  {
    id: 'begin',
    question: '从哪里开始？首页怎么看？',
    answer: (
      <>
        <p>
          首页最上面总是您现在该做的一件事，照着做就可以：选课、缴费、学习、考试、打印合格单，直到学时登记完成。右边是今年走到第几步，下面是往年的记录。
        </p>
        <p>
          手机上用页面底部的四个按钮：首页、学习、考试、我的。合格单、学时证书、发票、消息和提问都在“我的”里。字太小，按页面顶部的“大字”。
        </p>
      </>
    ),
  },
];

/** Beside the steps: account, messages, equipment. */
export const aroundTheSteps: Answer[] = [
  {
    id: 'own-data',
    question: '单位、职称或手机号变了，在哪里改？',
    answer: (
      <p>
        在<a href="/account">“我的资料”</a>
        里改：换了单位、区县或档案托管机构，从填写的日期起生效，以前的记录不变；职称填新的名称和取得日期；手机号要用新号码收一次验证码。姓名和证件号码核对以后只能由窗口凭证件更正。
      </p>
    ),
  },
  {
    id: 'account-safety',
    question: '怎样改密码，看看哪些设备登录着？',
    answer: (
      <p>
        在<a href="/account/sessions">“登录记录”</a>
        里看每一次登录的时间、设备和地址，不认识的可以马上退出它，再
        <a href="/account/password">改密码</a>
        。改密码和手机号以前要再输入一次现在的密码。
      </p>
    ),
  },
  {
    id: 'messages',
    question: '消息和公告在哪里看？能收到短信或邮件吗？',
    answer: (
      <p>
        与您有关的变化都写在<a href="/messages">“消息”</a>
        里，带链接；右上角的数字是没有看过的。要紧的另发短信。想同时收邮件的，在消息页登记邮箱并确认。政策和通知在
        <a href="/announcements">公告</a>里。
      </p>
    ),
  },
  {
    id: 'transfer',
    question: '有单位要把我加进名册，怎么办？',
    answer: (
      <p>
        新单位提出以后，由您同意或者不同意；同意后由原单位确认离开。学习记录、合格单和学时都是您自己的，随您走。不认识的单位，请选不同意。
      </p>
    ),
  },
  {
    id: 'my-data',
    question: '平台收集了我的哪些信息？谁看过？',
    answer: (
      <p>
        收集什么、为什么、给谁用，写在<a href="/privacy/collected">个人信息收集清单</a>和
        <a href="/privacy/shared">第三方共享清单</a>里。登录后在
        <a href="/account/data">“我的数据”</a>
        可以下载一份完整的副本，看到哪个单位的经办人因为什么查看过您的信息，也可以在那里申请注销。
      </p>
    ),
  },
  {
    id: 'case',
    question: '收到“核查通知”是怎么回事？',
    answer: (
      <p>
        市人社局核查一件事时，会把情况告诉您，请您在期限内说明，可以附材料。决定作出以后写明理由；不服的，可以在页面写明的期限内申诉，由另一人复核。
      </p>
    ),
  },
  {
    id: 'ask',
    question: '怎样提问，怎样附上截图？',
    answer: (
      <>
        <p>
          登录后点<a href="/questions/new">“提问”</a>
          ，选好事项、写清楚做到哪一步出了什么提示，平台会交给负责这件事的单位，页面上看得到在谁那里、从什么时候起。
        </p>
        <p>
          附截图：电脑上按 Windows 徽标键 + Shift + S（苹果电脑按 Command + Shift +
          4）截好，在提问页按 Ctrl + V
          粘贴；手机上先截屏，再在“截图或附件”里选这张照片。请先遮住证件号码，不要拍到密码和验证码。
        </p>
      </>
    ),
  },
  {
    id: 'environment',
    question: '电脑、手机和网络有什么要求？',
    answer: (
      <p>
        最近三年内的浏览器都可以，不用装任何软件。先打开<a href="/environment">电脑和网络检测</a>
        ，十秒钟测完浏览器、网速、视频、时钟和本机存储，要处理的写明办法。
      </p>
    ),
  },
  {
    id: 'accessibility',
    question: '看不清、听不清，或者不用鼠标，怎么用？',
    answer: (
      <p>
        每页顶部的“大字”把字号放大、画面变简洁，并可朗读本页；页脚可以选深色。全部功能都能用键盘完成，配合读屏软件使用；视频有字幕和文字稿。做到了哪些、还差哪些，写在
        <a href="/accessibility">无障碍说明</a>里；遇到障碍请<a href="/questions/new">告诉我们</a>。
      </p>
    ),
  },
  {
    id: 'offline',
    question: '能装到手机桌面吗？断网能看吗？',
    answer: (
      <>
        <p>
          能。安卓手机在浏览器菜单里选“添加到主屏幕”或“安装应用”；苹果手机在 Safari
          里点分享，选“添加到主屏幕”。不用从应用商店下载。
        </p>
        <p>
          在学习页按“把打开的课存到这台设备”，以后打开过的课文和练习断网也能看（视频除外）；断网时按“我已读完课文”，联网后自动补报。退出登录时从设备清除，公用电脑请不要存。
        </p>
      </>
    ),
  },
];
