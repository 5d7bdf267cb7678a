/** How far a point is met, by our own check; `unchecked` where nobody has looked yet. */
export type PointState = 'met' | 'partly' | 'unused' | 'unchecked';

export const stateNames: Record<PointState, string> = {
  met: '做到',
  partly: '部分做到',
  unused: '没有这类内容',
  unchecked: '未检查',
};

/** A point, its state, and what stands behind it. */
export type Point = readonly [name: string, state: PointState, note?: string];

export interface PointGroup {
  title: string;
  points: readonly Point[];
}

const byAxe = '每次发布前自动检查';

/**
 * What the 58 points of GB/T 37668-2019 are about, in our words and order under its four principles; the numbers
 * of its clauses are not given here, for nobody has compared them clause by clause.
 */
export const pointGroups: readonly PointGroup[] = [
  {
    title: '可感知',
    points: [
      ['图片和图标有文字说明', 'met', byAxe],
      ['装饰图片不打扰读屏', 'met', byAxe],
      ['图表旁有同样数字的表格', 'met'],
      ['验证码不用图形，用短信数字', 'met'],
      ['录音有文字稿', 'partly', '由上传课程的单位提供，没有文字稿的可以上传'],
      ['视频有字幕', 'partly', '平台支持；各课是否配齐由课程提供单位负责'],
      ['视频有文字稿，随播放前进', 'met'],
      ['视频有口述影像', 'unchecked'],
      ['视频有手语', 'unchecked'],
      ['直播有实时字幕', 'unused'],
      ['标题、列表、表格用真正的标记', 'met', byAxe],
      ['表格有表头和说明', 'met', byAxe],
      ['阅读顺序与显示顺序一致', 'met'],
      ['说明不只靠形状、位置或声音', 'met'],
      ['不只用颜色表示意思', 'met'],
      ['声音不自动播放', 'met'],
      ['文字与底色对比度不低于 4.5:1', 'met', byAxe],
      ['大字模式对比度不低于 7:1', 'met'],
      ['输入框和按钮边界对比度不低于 3:1', 'met'],
      ['放大到 200% 内容不丢失', 'unchecked'],
      ['窄屏不需要左右滚动', 'met', '390 像素宽，每次发布前抽查'],
      ['不用图片代替文字', 'met', '印章等除外'],
      ['行距、字距可以由用户调整', 'unchecked'],
    ],
  },
  {
    title: '可操作',
    points: [
      ['全部功能可以只用键盘完成', 'partly', '主要流程已检查，未逐页检查'],
      ['键盘焦点不会被困住', 'met'],
      ['单字符快捷键可以关闭', 'met'],
      ['考试时间不足会提前提醒', 'met'],
      ['因障碍需要延时，可以申请延长考试时间', 'met', '由培训中心办理'],
      ['登录过期后，填过的内容不丢失', 'met'],
      ['动画可以停止，尊重系统的“减少动态效果”', 'met'],
      ['没有闪烁内容', 'met'],
      ['有跳到正文的链接', 'met', byAxe],
      ['每页标题说明这一页是什么', 'met', byAxe],
      ['焦点移动的顺序合理', 'partly', '主要流程已检查'],
      ['链接文字说得清去哪里', 'met'],
      ['同一页面有多种方式到达', 'met', '导航、首页、帮助、搜索'],
      ['小标题和标签说得清内容', 'met'],
      ['看得见焦点在哪里', 'met'],
      ['有面包屑，知道自己在哪里', 'met'],
      ['触摸目标足够大', 'partly', '主要按钮不小于 44 像素，行内链接较小'],
      ['不要求复杂手势，拖动有按钮代替', 'met'],
      ['不靠晃动、倾斜设备操作', 'met'],
    ],
  },
  {
    title: '可理解',
    points: [
      ['页面标明语言', 'met', byAxe],
      ['外文部分标明语言', 'unchecked'],
      ['专业用语和缩写有解释', 'partly'],
      ['获得焦点时不发生意外变化', 'met'],
      ['输入时不自动提交或跳转', 'met'],
      ['各页导航一致', 'met'],
      ['同一样东西名称一致', 'met'],
      ['出错时指明是哪一项、怎样改', 'met'],
      ['输入框有标签和填写说明', 'met', byAxe],
      ['重要操作可以核对、确认或撤回', 'met'],
      ['每页有与内容对应的帮助', 'met', '标题旁的“？”'],
    ],
  },
  {
    title: '兼容',
    points: [
      ['页面代码符合规范，能被辅助工具解析', 'partly', '自动检查，未用校验器逐页检查'],
      ['自制控件标明名称、角色和状态', 'met', byAxe],
      ['状态变化会告诉读屏软件', 'partly', '保存、上传、搜索结果等已做，未逐处检查'],
      ['在常用读屏软件上实测', 'unchecked', '还没有请使用读屏软件的人实测'],
      ['不用脚本也能办理', 'met', '视频播放等少数功能除外'],
    ],
  },
];

/** How many points stand where. */
export function countStates(): Record<PointState, number> {
  const counts = { met: 0, partly: 0, unused: 0, unchecked: 0 };
  for (const { points } of pointGroups) for (const [, state] of points) counts[state] += 1;
  return counts;
}
