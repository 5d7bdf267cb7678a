import { fenToYuan } from '../../../kernel/money.ts';
import { completionSentence, type Topic } from '../../courses/index.ts';
import { EndorserCases } from './endorser-cases.tsx';
import type { Answer } from './help-answers.tsx';

export const study = (topic: Topic | null): Answer[] => [
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

export const practice: Answer[] = [
  {
    id: 'ledger',
    question: '怎样查自己学了多少？',
    answer: (
      <p>
        学习页右侧写着每课的进度，“学习台账”里是每一段学习的起止和计入的时间，可以从早到晚看，也可以反过来看。课文后来改过的，仍然可以打开您学的那一版。
      </p>
    ),
  },
  {
    id: 'practice',
    question: '模拟练习、错题和按课练习怎样用？',
    answer: (
      <p>
        在课程的“练习”里：模拟练习按考试的题型和时间出一份卷，次数不限，不影响成绩；做错和没有做的题自动收进错题，可以反复练；也可以只练某一课的题。成绩页里较弱的课旁边也有“练这一课”。
      </p>
    ),
  },
];

export const exam = (topic: Topic | null): Answer[] => [
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
        有的考试分场次：先在考试页预约一个座位，再在那个场次里考；开始前一天以前可以改。
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
        {topic?.restudyFeeFen === 0
          ? '，不另收费'
          : topic
            ? `，每轮收费 ${fenToYuan(topic.restudyFeeFen)} 元`
            : ''}
        。以前的学习和考试记录都保留，不会清除。
      </p>
    ),
  },
];

export const afterExam: Answer[] = [
  {
    id: 'complaint',
    question: '对题目或者分数有疑问',
    answer: (
      <p>
        在成绩页点“对成绩有疑问”，写明是哪一题、为什么。由继续教育协会或培训中心复核；成立的，受影响的人一并更正，结果在消息里告诉您。
      </p>
    ),
  },
];

export const slip: Answer[] = [
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
        输入编号和查验码。任何人都可以查，结果写明有效、已审验、已换发还是已撤销，姓名和证件号码只显示一部分。
      </p>
    ),
  },
];

export const endorsement: Answer[] = [
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
  {
    id: 'hours-claims',
    question: '在别处学的课程、发表的论文能算学时吗？',
    answer: (
      <p>
        可以在<a href="/hours/claims">“学时申报”</a>
        里凭证明材料申报，由所在单位（或托管档案的代理机构）认定。每年要多少学时、怎样折算，见
        <a href="/hour-rules">学时规则</a>。行业主管部门举办的专业科目由主管部门直接认定，不用申报。
      </p>
    ),
  },
  {
    id: 'absence',
    question: '某一年因病、生育、出国没有参加学习',
    answer: (
      <p>
        在<a href="/absences">“缺学说明”</a>
        里写明年度和原因，附上证明，由所在单位批准；没有单位的，由托管档案的代理机构批准。批准后当年视为有正当理由。
      </p>
    ),
  },
  {
    id: 'readiness',
    question: '申报职称评审，继续教育够不够？',
    answer: (
      <p>
        在<a href="/readiness">“评审准备”</a>
        里选要申报的级别，逐年列出合格、缺少还是不清楚。平台启用以前的年度，平台上没有记录，按页面提示把原来的合格单交给窗口补登。
      </p>
    ),
  },
];
