import { Card, Island, Page } from '../../../ui/index.ts';
import { neededMbit, requirements, sampleBytes } from '../rules/environment.ts';

/** Checks browser, speed, video, clock and storage (notice part 2), and says what to do. */
export function EnvironmentPage() {
  return (
    <Page
      title="电脑和网络检测"
      lead="学习和考试以前测一测，大约十秒。结果只显示在这里，不会上传；不用登录。"
    >
      <Island
        name="environment-check"
        props={{ sampleUrl: '/environment/sample', sampleBytes, neededMbit }}
        class="stack"
      >
        <p class="sheet" role="status" data-summary>
          这台设备的浏览器没有运行脚本，不能自动检测。课程、讲义和不用脚本的考试页仍然可以使用；请对照下面的要求自己看一看。
        </p>
        <ul class="grid gap-4 md:grid-cols-2">
          {requirements.map(({ key, name, need, otherwise }) => (
            <li key={key} class="sheet" data-check={key}>
              <h2 class="flex flex-wrap items-baseline justify-between gap-x-3 text-lg font-semibold">
                {name}
                <span class="text-base" data-result />
              </h2>
              <p class="mt-1 text-muted">{need}</p>
              <p class="mt-2" data-otherwise>
                <span class="font-semibold">不行的话：</span>
                {otherwise}
              </p>
            </li>
          ))}
        </ul>
        <p hidden data-again>
          <button type="button" class="btn btn-outline">
            重新检测
          </button>
        </p>
      </Island>
      <div class="mt-5">
        <Card title="仍然不行？" icon="phone">
          <p>
            请把这一页截图，登录后在
            <a class="link" href="/questions/new?topic=TECHNICAL">
              提问
            </a>
            里附上；或看
            <a class="link" href="/help#environment">
              帮助
            </a>
            里的办法。考试中断了，重新登录就能接着答。
          </p>
        </Card>
      </div>
    </Page>
  );
}
