import { Alert } from './alert.tsx';
import { Badge, Card, DefinitionList, EmptyState, Progress, Stat, Tabs } from './blocks.tsx';
import { ButtonLink } from './form.tsx';
import { DateTime, Money } from './format.tsx';
import { GalleryForm } from './gallery-form.tsx';
import { Icon, iconNames } from './icon.tsx';
import { Island } from './island.tsx';
import { Mark } from './mark.tsx';
import { Page } from './page.tsx';
import { Steps } from './steps.tsx';
import { DataTable, Pagination } from './table/index.ts';

const at = new Date('2026-11-23T06:05:00Z');

const rows = [
  { no: 'CQ26-000318', name: '测试学员甲', score: 86, fen: 7000, state: 'success', word: '已审验' },
  { no: 'CQ26-000319', name: '测试学员乙', score: 61, fen: 7000, state: 'warning', word: '待审验' },
  { no: 'CQ26-000320', name: '测试学员丙', score: 100, fen: 0, state: 'error', word: '已撤销' },
] as const;

/** Every component on one page, to look at and for ui.test.tsx. */
export function Gallery({ errors }: { errors: Record<string, string> }) {
  return (
    <Page
      title="界面部件"
      lead="各页面共用的部件都在这里，用来对照样式、检查无障碍。"
      crumbs={[{ label: '首页', href: '/' }, { label: '界面部件' }]}
      actions={<ButtonLink href="/courses">查看课程</ButtonLink>}
    >
      <div class="stack">
        <Tabs
          label="列表范围"
          tabs={[
            { href: '/x?state=pending', label: '待审验', current: true, count: 12 },
            { href: '/x?state=done', label: '已审验', current: false },
            { href: '/x?state=returned', label: '已退回', current: false, count: 3 },
          ]}
        />
        <Card title="全年七步" icon="flag">
          <GallerySteps />
        </Card>
        <GalleryFigures />
        <div class="two-columns">
          <GalleryForm errors={errors} />
          <div class="stack">
            <GallerySide />
          </div>
        </div>
        <GalleryTable />
        <EmptyState
          title="还没有合格单"
          icon="certificate"
          action={<ButtonLink href="/courses">去选课程</ButtonLink>}
        >
          考试合格后，合格单会自动出现在这里，可以随时下载打印。
        </EmptyState>
        <GalleryIcons />
        <Island name="gallery-island" props={{ text: '</script><b>' }} />
      </div>
    </Page>
  );
}

function GallerySteps() {
  return (
    <Steps
      label="全年七步"
      steps={[
        { title: '注册', state: 'done', note: '1月8日' },
        { title: '登录', state: 'done' },
        { title: '选课与缴费', state: 'done', note: <Money fen={7000} />, href: '/courses' },
        { title: '学习', state: 'current', note: '已学 6/10 课' },
        { title: '考试', state: 'problem', note: '两次未合格' },
        { title: '打印合格单', state: 'upcoming' },
        { title: '审验', state: 'upcoming' },
      ]}
    />
  );
}

function GalleryFigures() {
  return (
    <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Stat label="本年应学" value="20" note="学时（公需科目）" />
      <Stat label="已缴金额" value={<Money fen={7000} />} note={<DateTime value={at} />} />
      <Stat label="最好成绩" value="86" note="60 分合格" />
      <Stat label="距考试截止" value="38 天" note={<DateTime value={at} only="date" />} />
    </div>
  );
}

function GallerySide() {
  return (
    <>
      <Alert tone="success" title="缴费成功">
        学习和考试权限已经开通。
      </Alert>
      <Alert tone="info">考试时间以服务器时钟为准。</Alert>
      <Alert tone="warning">还有 7 天截止，请尽快完成。</Alert>
      <Alert tone="error" title="没有保存">
        网络已断开，恢复后会自动补传。
      </Alert>
      <Card title="我的合格单由谁审验" icon="stamp" tone="accent">
        <DefinitionList
          items={[
            { label: '单位', value: '某某区人力资源和社会保障局' },
            { label: '地址', value: '演示路 1 号' },
            { label: '办公时间', value: '工作日 9:00–17:30' },
          ]}
        />
      </Card>
      <Card title="学习进度" icon="book" actions={<Badge tone="info">学习中</Badge>}>
        <Progress label="课程" value={6} max={10} text="6/10 课" />
      </Card>
    </>
  );
}

function GalleryTable() {
  return (
    <div>
      <DataTable
        caption="合格单"
        rows={rows}
        rowKey={(row) => row.no}
        columns={[
          { key: 'no', label: '编号', cell: (row) => <span class="figures">{row.no}</span> },
          { key: 'name', label: '姓名', cell: (row) => row.name },
          { key: 'at', label: '时间', cell: () => <DateTime value={at} /> },
          { key: 'score', label: '成绩', numeric: true, cell: (row) => row.score },
          { key: 'fee', label: '金额', numeric: true, cell: (row) => <Money fen={row.fen} /> },
          {
            key: 'state',
            label: '状态',
            cell: (row) => <Badge tone={row.state}>{row.word}</Badge>,
          },
        ]}
      />
      <Pagination previous="/x?page=1" next="/x?page=3" />
    </div>
  );
}

function GalleryIcons() {
  return (
    <Card title="标志与图标" icon="list">
      <div class="flex flex-wrap items-center gap-4 text-primary">
        <Mark size={64} />
        <Mark size={32} />
        <Mark size={16} />
        {iconNames.map((name) => (
          <Icon key={name} name={name} size={28} />
        ))}
      </div>
    </Card>
  );
}
