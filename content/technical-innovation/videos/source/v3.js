import { drawInventiveness, drawNovelty, drawUsefulness } from './v3-conditions.js';
import { drawProcedure } from './v3-procedure.js';
import { drawKinds, drawReminders, drawTitle, drawUnpatentable } from './v3-scenes.js';

/** The Patent Law as amended in 2020, in force from 2021-06-01; articles named at the drawings. */
export const video = {
  title: '一项发明如何获得专利：三性与流程',
  scenes: [
    {
      cues: [
        '好想法要成为受法律保护的专利，要具备三性，走完流程。',
        '以下按2021年6月1日起施行的专利法来讲。',
      ],
      draw: drawTitle,
    },
    {
      title: '三种专利',
      cues: [
        '发明，是对产品、方法或者其改进提出的新的技术方案。',
        '实用新型，针对产品的形状、构造或其结合，不含方法。',
        '外观设计，是富有美感并适于工业应用的新设计。',
        '期限分别为20年、10年、15年，都从申请日算起。',
      ],
      draw: drawKinds,
    },
    {
      title: '哪些不授予专利权',
      cues: [
        '科学发现、诊疗方法等六类，依法不授予专利权。',
        '动植物品种本身不授权，但它们的生产方法可以授权。',
      ],
      draw: drawUnpatentable,
    },
    {
      title: '三性之一：新颖性',
      cues: [
        '新颖性：申请日以前，国内外都没有公开过同样的技术。',
        '自己先发论文、先卖产品，同样会破坏新颖性。',
        '别人先申请、后公布同样的内容，构成抵触申请，也不行。',
        '法定的四种情形，在申请日前六个月内发生的，不丧失新颖性。',
      ],
      draw: drawNovelty,
    },
    {
      title: '三性之二：创造性',
      cues: [
        '创造性的审查通常分三步：先找最接近的现有技术。',
        '再看区别在哪里、实际解决了什么技术问题。',
        '最后判断：对本领域的技术人员，是否显而易见。',
        '对发明的要求，比对实用新型更高。',
      ],
      draw: drawInventiveness,
    },
    {
      title: '三性之三：实用性',
      cues: [
        '实用性：能够制造或者使用，并且能够产生积极效果。',
        '永动机违背自然规律，造不出来，没有实用性。',
      ],
      draw: drawUsefulness,
    },
    {
      title: '发明专利的申请流程',
      cues: [
        '提交请求书、说明书及其摘要、权利要求书，取得申请日。',
        '先作初步审查；合格的，自申请日起满18个月公布。',
        '自申请日起三年内请求实质审查；无正当理由逾期，视为撤回。',
        '审查员发出意见，申请人陈述或者修改，可能往返几次。',
        '没有驳回理由的，授权、登记和公告，自公告之日起生效。',
        '实用新型和外观设计，初步审查没有发现驳回理由就授权。',
        '被驳回的，可以自收到通知之日起三个月内请求复审。',
      ],
      draw: drawProcedure,
    },
    {
      title: '四点提醒',
      cues: [
        '先申请，后发表、后销售；同样的发明，授予最先申请的人。',
        '职务发明，申请专利的权利属于单位；授权以后按年缴费。',
      ],
      draw: drawReminders,
    },
  ],
};
