import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { Gallery } from './gallery.tsx';
import {
  ConfirmButton,
  DataTable,
  ErrorSummary,
  FieldScope,
  Form,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  Island,
  Money,
  Page,
  type PageContextValue,
  renderDocument,
  SelectField,
  Steps,
  SubmitButton,
  TextField,
} from './index.ts';

const context: PageContextValue = {
  viewer: null,
  kept: null,
  csrfToken: 'token-of-this-person',
  path: '/',
  query: '',
  assets: {
    css: '/assets/style.css',
    island: (name) => ({ src: `/assets/${name}.js`, preload: ['/assets/shared.js'] }),
  },
  nonce: 'nonce',
  demo: false,
  flash: null,
  now: new Date('2026-11-23T06:05:00Z'),
};

const render = (content: preact.ComponentChild, more: Partial<PageContextValue> = {}) =>
  parse(renderDocument({ ...context, ...more }, content), { comment: true });

const officer: PageContextValue['viewer'] = {
  name: '测试经办',
  roleName: '单位管理员',
  officer: true,
  organisationName: '示范设计研究院',
  otherRoles: [{ key: 'LEARNER', label: '学员' }],
  unread: 2,
  navigation: [
    { href: '/', label: '工作台', current: false },
    { href: '/endorsements', label: '审验', current: true },
  ],
};

describe('the document', () => {
  test('is in Chinese, titled by its page, with the style sheet and without inline script', () => {
    const html = renderDocument(context, <Page title="课程">内容</Page>);
    const page = parse(html);
    expect(html.startsWith('<!doctype html><html lang="zh-CN"')).toBe(true);
    expect(page.querySelector('title')?.text).toBe('课程 · 继学');
    expect(page.querySelector('h1')?.text).toBe('课程');
    expect(page.querySelector('link[rel=stylesheet]')?.getAttribute('href')).toBe(
      '/assets/style.css',
    );
    expect(page.querySelectorAll('script:not([src])')).toEqual([]);
    expect(page.querySelector('a.skip-link')?.getAttribute('href')).toBe('#content');
  });

  test('user input is shown as text, never as markup', () => {
    const page = render(
      <Page title={'<script>alert(1)</script>'}>
        <TextField name="name" label="姓名" value={'"><img src=x onerror=alert(1)>'} />
      </Page>,
    );
    expect(page.querySelectorAll('img')).toEqual([]);
    expect(page.querySelector('h1')?.text).toBe('<script>alert(1)</script>');
    expect(page.querySelector('input[name=name]')?.getAttribute('value')).toBe(
      '"><img src=x onerror=alert(1)>',
    );
  });

  test('Q11: a person with two roles can switch and sign out, by forms that carry the token', () => {
    const page = render(<Page title="审验">内容</Page>, { viewer: officer });
    const forms = page.querySelectorAll('header form');
    expect(forms.map((form) => form.getAttribute('action'))).toEqual([
      '/display',
      '/session/role',
      '/session/end',
    ]);
    for (const form of forms) {
      expect(form.querySelector('input[name=_csrf]')?.getAttribute('value')).toBe(
        context.csrfToken,
      );
    }
    expect(page.querySelector('nav [aria-current=page]')?.text).toBe('审验');
  });

  test('an officer with many links has them at the side, each under the heading of its group', () => {
    const link = (href: string, group: string) => ({ href, label: href, group, current: false });
    const many = ['/a', '/b', '/c', '/d', '/e'].map((href) => link(href, '收费'));
    const navigation = [...many, link('/f', '督查'), link('/g', '收费'), link('/h', '督查')];
    const page = render(<Page title="审验">内容</Page>, { viewer: { ...officer, navigation } });
    const groups = page
      .querySelectorAll('.wb-side > div')
      .map((group) => [
        group.querySelector('.wb-side-name')?.text,
        group.querySelectorAll('a').map((one) => one.getAttribute('href')),
      ]);
    expect(groups).toEqual([
      ['收费', ['/a', '/b', '/c', '/d', '/e', '/g']],
      ['督查', ['/f', '/h']],
    ]);
  });

  test('the demo bar is shown only in the demo', () => {
    const page = <Page title="首页">内容</Page>;
    expect(render(page).text).not.toContain('演示环境');
    expect(render(page, { demo: true }).text).toContain('演示环境 · 数据均为虚构');
  });
});

describe('forms', () => {
  test('a POST form has the CSRF token; a search form does not', () => {
    const page = render(
      <>
        <Form action="/enrolments">
          <SubmitButton>选报</SubmitButton>
        </Form>
        <Form action="/verify" method="get">
          <SubmitButton>查验</SubmitButton>
        </Form>
      </>,
    );
    const [post, search] = page.querySelectorAll('form');
    expect(post?.querySelector('input[name=_csrf]')?.getAttribute('value')).toBe(context.csrfToken);
    expect(search?.querySelector('input[name=_csrf]')).toBeNull();
  });

  test('a password says what it is, can be pasted, and has a button that shows it', () => {
    const page = render(
      <TextField name="password" label="密码" type="password" autocomplete="new-password" />,
    );
    const input = page.querySelector('input');
    expect(input?.getAttribute('autocomplete')).toBe('new-password');
    expect(Object.keys(input?.attributes ?? {}).filter((name) => name.startsWith('on'))).toEqual(
      [],
    );
    const eye = page.querySelector('[data-eye]');
    expect(eye?.getAttribute('aria-controls')).toBe(input?.id);
    expect(eye?.getAttribute('aria-label')).toBe('显示输入的内容');
  });

  test('each line of the error summary leads to a field that is marked and described', () => {
    const errors = { phone: '手机号应为 11 位', district: '请选择工作区县', form: '请稍后再试' };
    const page = render(
      <>
        <ErrorSummary errors={errors} />
        <TextField name="phone" label="手机号" hint="用于找回密码" error={errors.phone} required />
        <SelectField
          name="district"
          label="工作区县"
          error={errors.district}
          options={[{ value: 'a', label: '甲区' }]}
          value="a"
        />
      </>,
    );
    expect(page.querySelector('[role=alert]')?.text).toContain('请稍后再试');
    const links = page.querySelectorAll('[role=alert] a');
    expect(links).toHaveLength(2);
    for (const link of links) {
      const field = page.querySelector(link.getAttribute('href') as string);
      expect(field?.getAttribute('aria-invalid')).toBe('true');
      const described = field?.getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(described.map((id) => page.querySelector(`#${id}`)?.text).join()).toContain(link.text);
    }
    expect(page.querySelector('label[for=field-phone]')?.text).toBe('手机号');
    expect(page.querySelector('label[for=field-district]')?.text).toBe('工作区县选填');
    expect(page.querySelector('option[selected]')?.getAttribute('value')).toBe('a');
  });

  test('the summary leads into the form that is wrong, and is text where the page has no such field', () => {
    const row = (scope: string, error?: string) => (
      <FieldScope.Provider value={scope}>
        <TextField name="amount" label="金额" error={error} />
        <SelectField name="bank" label="银行" options={[]} />
      </FieldScope.Provider>
    );
    const page = render(
      <>
        <ErrorSummary errors={{ amount: '请填写金额。', bank: '请选择银行。', who: '请勾选。' }} />
        <TextField name="amount" label="金额" />
        {row('a-')}
        {row('b-', '请填写金额。')}
      </>,
    );
    const summary = page.querySelector('[data-error-summary]');
    expect(summary?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual([
      '#b-field-amount',
      '#a-field-bank',
    ]);
    expect(summary?.querySelectorAll('li').map((line) => line.text)).toContain('请勾选。');
  });

  test('ticks of a table have their place in the summary', () => {
    const page = render(
      <>
        <ErrorSummary errors={{ id: '请先勾选。' }} />
        <DataTable
          caption="人员"
          field="id"
          columns={[{ key: 'name', label: '姓名', value: ({ name }) => name }]}
          rows={[{ name: '测试甲' }]}
          rowKey={({ name }) => name}
        />
      </>,
    );
    const link = page.querySelector('[data-error-summary] a')?.getAttribute('href') ?? '';
    expect(page.querySelector(link)?.getAttribute('aria-label')).toBe('人员');
    expect(page.querySelector('td')?.text).toBe('测试甲');
  });

  test('without errors there is no summary', () => {
    expect(render(<ErrorSummary errors={{}} />).querySelector('[role=alert]')).toBeNull();
  });
});

describe('confirmations', () => {
  const reason = (action: string, error?: string) => (
    <ConfirmButton
      label="退回"
      question="退回？"
      confirm="确认退回"
      action={action}
      open={error !== undefined}
    >
      <TextField name="reason" label="原因" error={error} required />
    </ConfirmButton>
  );

  test('confirmations with the same fields have their own labels; the one with errors is open', () => {
    const page = render(
      <>
        <ErrorSummary errors={{ reason: '请写明原因。' }} />
        {reason('/a')}
        {reason('/b', '请写明原因。')}
      </>,
    );
    const inputs = page.querySelectorAll('input[name="reason"]');
    const ids = inputs.map((input) => input.id);
    expect(new Set(ids).size).toBe(2);
    expect(page.querySelectorAll('.field-label').map((label) => label.getAttribute('for'))).toEqual(
      ids,
    );
    const linked = page.querySelector('[data-error-summary] a')?.getAttribute('href');
    expect(page.querySelector('details[open] input[name="reason"]')?.id).toBe(linked?.slice(1));
    expect(page.querySelectorAll('details[open]')).toHaveLength(1);
  });
});

describe('figures', () => {
  test('times are those of the clock in Shanghai', () => {
    expect(formatDateTime(new Date('2026-11-23T06:05:00Z'))).toBe('2026年11月23日 14:05');
    expect(formatDateTime(new Date('2026-12-31T16:00:00Z'))).toBe('2027年1月1日 00:00');
    expect(formatDate(new Date('2026-02-28T15:59:59Z'))).toBe('2026年2月28日');
    expect(formatDay('2026-03-05')).toBe('2026年3月5日');
  });

  test('money is shown in yuan with two digits', () => {
    expect(render(<Money fen={7000} />).text).toContain('¥70.00');
    expect(render(<Money fen={123_456_789} />).text).toContain('¥1234567.89');
    expect(render(<Money fen={5} />).text).toContain('¥0.05');
  });

  test('durations and sizes are rounded', () => {
    expect([35, 60, 3900, 7200].map(formatDuration)).toEqual([
      '35秒',
      '1分钟',
      '1小时5分',
      '2小时',
    ]);
    expect([0, 2048, 1_572_864, 2_097_152, 4_294_967_296].map(formatBytes)).toEqual([
      ...['1 KB', '2 KB', '1.5 MB', '2 MB', '4 GB'],
    ]);
  });
});

describe('parts', () => {
  test('the data of an island cannot end its script element', () => {
    const props = { text: '</script><img src=x>', nested: ['<!--'] };
    const html = renderDocument(context, <Island name="player" props={props} />);
    expect(html).not.toContain('</script><img');
    const page = parse(html, { blockTextElements: { script: true } });
    const json = page.querySelector('[data-island=player] script')?.text ?? '';
    expect(JSON.parse(json)).toEqual(props);
  });

  test('the script of an island and its imports are loaded once, however often it is used', () => {
    const page = render(
      <>
        <Island name="player" />
        <Island name="player" />
      </>,
    );
    expect(page.querySelectorAll('script[src="/assets/player.js"]')).toHaveLength(1);
    expect(page.querySelectorAll('link[rel=modulepreload]')).toHaveLength(1);
  });

  test('the state of a step is in words, not only in colour', () => {
    const page = render(
      <Steps
        label="七步"
        steps={[
          { title: '缴费', state: 'done' },
          { title: '学习', state: 'current' },
        ]}
      />,
    );
    expect(page.querySelectorAll('li').map((step) => step.text)).toEqual([
      '缴费（已完成）',
      '2学习（进行中）',
    ]);
    expect(page.querySelector('[aria-current=step]')?.text).toContain('学习');
  });

  test('every cell of a table has the label of its column, for the phone', () => {
    const table = (rows: { no: string }[]) => (
      <DataTable
        caption="合格单"
        rows={rows}
        rowKey={(row) => row.no}
        columns={[{ key: 'no', label: '编号', cell: (row) => row.no }]}
        empty={<p>还没有合格单</p>}
      />
    );
    const page = render(table([{ no: 'A1' }]));
    expect(page.querySelector('td')?.getAttribute('data-label')).toBe('编号');
    expect(render(table([])).text).toContain('还没有合格单');
  });

  test('the gallery shows all of them, and no id is repeated', () => {
    const page = render(<Gallery errors={{ name: '请填写姓名' }} />, { viewer: officer });
    const ids = page.querySelectorAll('[id]').map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page.querySelectorAll('main h1')).toHaveLength(1);
  });
});

test('a page of work under way reloads, with a script too, unless an island of its own keeps it up to date', () => {
  const islandsOf = (page: preact.ComponentChild) =>
    render(page)
      .querySelectorAll('[data-island]')
      .map((one) => one.getAttribute('data-island'));
  const refreshOf = (page: preact.ComponentChild) =>
    render(page).toString().includes('content="2"');
  const reloading = <Page title="正在导入" refreshSeconds={2} children="" />;
  const live = <Page title="正在评分" refreshSeconds={2} live children="" />;
  expect([islandsOf(reloading), refreshOf(reloading)]).toEqual([['reload'], true]);
  expect([islandsOf(live), refreshOf(live)]).toEqual([[], true]);
  expect(islandsOf(<Page title="题库" children="" />)).toEqual([]);
});
