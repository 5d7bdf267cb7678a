import { Alert, ButtonLink, type Crumb, Page } from '../../../ui/index.ts';

export interface PlayPageProps {
  title: string;
  crumbs: Crumb[];
  /** The player on the origin of packages. */
  src: string;
  back: string;
}

/** A package in its frame. It gets no rights on this site: it is of another origin. */
export function PlayPage({ title, crumbs, src, back }: PlayPageProps) {
  return (
    <Page title={title} crumbs={crumbs} width="wide">
      <noscript>
        <Alert tone="warning">互动课件要浏览器开启脚本才能打开；课文和视频照常计入学习。</Alert>
      </noscript>
      <iframe
        title={title}
        src={src}
        class="w-full rounded border border-line bg-white"
        style={{ height: 'min(75vh, 52rem)' }}
        sandbox="allow-scripts allow-same-origin allow-forms allow-downloads"
        allow="fullscreen"
      />
      <p class="mt-4 flex flex-wrap items-center gap-3">
        <ButtonLink href={back} tone="quiet">
          结束，回到这一课
        </ButtonLink>
        <span class="text-sm text-muted">进度边学边存；在别的设备打开，会从这里接着学。</span>
      </p>
    </Page>
  );
}
