import { Badge, Card, Page } from '../../../ui/index.ts';
import {
  countStates,
  type PointGroup,
  type PointState,
  pointGroups,
  stateNames,
} from '../rules/accessibility.ts';

const tones = {
  met: 'success',
  partly: 'warning',
  unused: 'neutral',
  unchecked: 'neutral',
} as const satisfies Record<PointState, string>;

/** What was done for people who see, hear or move differently, and what is lacking, by the points of the standard. */
export function AccessibilityPage() {
  const counts = countStates();
  return (
    <Page
      title="无障碍说明"
      lead="我们希望每一位专业技术人员都能自己完成学习、考试和办理。这里写明做到了什么，还差什么。"
    >
      <div class="stack">
        <Card title="怎样用得更方便" icon="person">
          <ul class="list-disc space-y-1 pl-5">
            <li>页面顶部的“大字”：字号放大四分之一，对比更强，图画减少，并可“朗读本页”。</li>
            <li>页脚可以选浅色、深色，或者跟随系统；系统里设了“减少动态效果”的，页面不做动画。</li>
            <li>按 Tab 键逐项前进，第一项是“跳到正文”；出错时焦点移到错误说明。</li>
            <li>视频有字幕、倍速和随播放前进的文字稿；讲义可以下载。</li>
            <li>考试需要更多时间的，请在考前联系培训中心。</li>
          </ul>
          <p class="mt-3">
            遇到障碍，请
            <a class="link" href="/questions/new?topic=TECHNICAL">
              告诉我们
            </a>
            ，或打
            <a class="link" href="/help#contacts">
              帮助页上的电话
            </a>
            。不方便上网办理的，可以到窗口当面办理。
          </p>
        </Card>
        <Card title="按国家标准自查" icon="check">
          <p>
            对照 GB/T 37668-2019《信息技术
            互联网内容无障碍可访问性技术要求与测试方法》的四个原则自查，共 58 项：做到 {counts.met}{' '}
            项，部分做到 {counts.partly} 项，没有这类内容 {counts.unused} 项，未检查{' '}
            {counts.unchecked} 项。
          </p>
          <p class="mt-2 text-muted">
            这是我们自己的检查，不是评测机构的结论。各项是用我们的话概括的，编号按本页顺序，没有逐条对照标准的条款号和测试方法；“未检查”就是还没有人检查过。
          </p>
        </Card>
        {pointGroups.map((group, at) => (
          <PointList key={group.title} {...group} from={countBefore(at) + 1} />
        ))}
      </div>
    </Page>
  );
}

const countBefore = (at: number) =>
  pointGroups.slice(0, at).reduce((sum, { points }) => sum + points.length, 0);

/** The points of a principle, numbered through. */
function PointList({ title, points, from }: PointGroup & { from: number }) {
  return (
    <Card title={title}>
      <ol class="divide-y divide-line" start={from}>
        {points.map(([name, state, note], at) => (
          <li key={name} class="flex items-baseline gap-3 py-2">
            <span class="figures w-6 shrink-0 text-right text-muted">{from + at}</span>
            <span class="min-w-0 grow">
              {name}
              {note ? <span class="block text-sm text-muted">{note}</span> : null}
            </span>
            <span class="shrink-0">
              <Badge tone={tones[state]}>{stateNames[state]}</Badge>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
