import type { ComponentChildren } from 'preact';
import { ErrorSummary, Icon, type IconName, MountainCity, Page } from '../../../ui/index.ts';

export interface DoorProps {
  way: 'password' | 'sms';
  /** Where to go after log-in. */
  next: string;
  errors: Readonly<Record<string, string>>;
  children: ComponentChildren;
}

const waysBackIn: { href: string; icon: IconName; title: string; text: string }[] = [
  {
    href: '/password-reset',
    icon: 'lock',
    title: '忘记密码',
    text: '用注册手机收验证码，重设一个',
  },
  {
    href: '/help#password',
    icon: 'phone',
    title: '手机号换了',
    text: '带身份证件到窗口，当场改好',
  },
  {
    href: '/activation',
    icon: 'building',
    title: '窗口登记后启用账号',
    text: '单位或窗口替您登记过的，设一个密码',
  },
];

/** The frame of signing in: the picture, two ways as tabs (links, without a script), and three ways back in. */
export function Door({ way, next, errors, children }: DoorProps) {
  const query = next && next !== '/' ? `?${new URLSearchParams({ next })}` : '';
  return (
    <Page title={way === 'sms' ? '短信验证码登录' : '登录'} heading={false} width="full">
      <div class="door">
        <div class="door-picture">
          <p>
            一年一个专题，
            <br />
            一步一步往上走
            <small>学习、考试、合格单、学时证书，都在这里</small>
          </p>
          <MountainCity />
        </div>
        <div class="door-side">
          <div class="door-form">
            <h1 class="page-title">登录</h1>
            <nav class="door-tabs" aria-label="登录方式">
              <a href={`/login${query}`} aria-current={way === 'password' ? 'page' : undefined}>
                密码登录
              </a>
              <a href={`/login/sms${query}`} aria-current={way === 'sms' ? 'page' : undefined}>
                短信验证码
              </a>
            </nav>
            <ErrorSummary errors={errors} title="没有登录成功" />
            {children}
            <p class="mt-4 text-center">
              第一次来？
              <a class="link font-semibold" href="/register">
                还没有账号，去注册
              </a>
            </p>
            <WaysBackIn />
          </div>
        </div>
      </div>
    </Page>
  );
}

function WaysBackIn() {
  return (
    <section class="mt-6 border-t border-line pt-4" aria-labelledby="back-in">
      <h2 id="back-in" class="font-semibold">
        登不上？这样办
      </h2>
      <ul class="divide-y divide-line">
        {waysBackIn.map(({ href, icon, title, text }) => (
          <li key={href}>
            <a class="me-entry" href={href}>
              <Icon name={icon} />
              <span class="grow">
                {title}
                <small>{text}</small>
              </span>
              <Icon name="arrow" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
