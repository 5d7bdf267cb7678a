import { Card } from './blocks.tsx';
import { Page } from './page.tsx';

/** Shown by the browser itself while there is no line. */
export function OfflinePage() {
  return (
    <Page title="现在没有网络" width="narrow" undocked>
      <Card>
        <p>
          这一页要连上网络才能打开。刚才如果按了“提交”，内容没有发出去，请返回上一页，联网后再提交。
        </p>
        <ul class="mt-3 list-disc space-y-1 pl-5">
          <li>存到这台设备的课文，可以从学习页照常打开。</li>
          <li>
            正在考试的：答案先存在这台设备上，请不要关闭考试页；换一台能上网的设备登录，也可以接着答。
          </li>
        </ul>
        <p class="mt-4 flex flex-wrap gap-3">
          <a class="btn btn-primary" href="/">
            回首页
          </a>
        </p>
      </Card>
    </Page>
  );
}
