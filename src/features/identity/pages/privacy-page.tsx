import { formatDay, Page } from '../../../ui/index.ts';
import { privacyNotice } from '../rules/privacy-notice.ts';

/** The privacy notice in plain words (E28, E29). */
export function PrivacyPage() {
  return (
    <Page
      title="个人信息保护告知"
      lead={`${privacyNotice.version} 版，自${formatDay(privacyNotice.validFrom)}起适用。`}
      width="narrow"
    >
      <div class="prose sheet">
        <h2>收集什么，为了什么</h2>
        <ul>
          <li>姓名、证件类型和号码：确认您本人，保证一人一个账号，出具合格单和学时证书。</li>
          <li>手机号：登录、接收验证码和办理结果。</li>
          <li>工作单位、工作区县、档案托管机构：确定由谁收费、由谁审验您的合格单。</li>
          <li>职称及取得日期：核对继续教育与职称评审的年度要求。</li>
          <li>学习、考试和缴费记录：认定学时，解决争议。</li>
          <li>
            登录时的网络地址、浏览器和设备标记：保护您的账号，发现代学代考；设备标记是一串随机字符，不含个人信息。
          </li>
        </ul>
        <h2>谁能看到</h2>
        <p>
          您所在单位、当地人力社保局、档案托管机构和负责审验的机构，只能看到办理您的业务所需的内容。
          证件号码和手机号在页面上都会隐去中间几位；工作人员查看完整号码会留下记录。
          公众查验合格单时只显示隐去后的信息。
        </p>
        <h2>怎样保存</h2>
        <p>
          证件号码和手机号加密保存在境内。成绩、合格单和审验记录是职称评审的依据，长期保存；
          登录记录至少保存六个月；账号注销后删除联系方式。
        </p>
        <h2>您的权利</h2>
        <p>
          您可以随时在“我的资料”中查看和修改自己的信息；姓名和证件号码核对之后，请携带证件到窗口更正。
          对信息的使用有疑问，可以向当地人力社保局窗口或培训中心提出。
        </p>
      </div>
    </Page>
  );
}
