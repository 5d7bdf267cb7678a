import {
  Card,
  DataTable,
  EmptyState,
  Form,
  Page,
  SubmitButton,
  TextField,
  usePage,
} from '../../../ui/index.ts';
import { ExcerptLine } from '../../announcements/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { Article } from '../../helpdesk/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type Answer, type HelpSection, helpSections } from './help-answers.tsx';
import { articlesOf, searchAnswers } from './help-search.ts';
import { type Contact, WhomToAsk } from './whom-to-ask.tsx';

export interface HelpPageProps {
  /** This year's topic, for the figures in the answers. */
  topic: Topic | null;
  contacts: Contact[];
  /** The district bureaus that exist today. */
  bureaus: Pick<Organisation, 'id' | 'shortName' | 'address' | 'phone' | 'officeHours'>[];
  /** Of the knowledge base: all of them, or those that were found. */
  articles: Article[];
  /** What was searched; '' without a search. */
  words: string;
}

/** Search first, then the common questions by step, and who answers what (N39). */
export function HelpPage(props: HelpPageProps) {
  const { topic, contacts, bureaus, articles, words } = props;
  const sections = helpSections(topic);
  return (
    <Page
      title="帮助"
      lead="先查一查；下面按办理的七步排列。这里没有答案的，可以提问，附上截图更快。"
    >
      <HelpSearch words={words} />
      {words === '' ? null : (
        <Found answers={searchAnswers(sections, words)} articles={articles} words={words} />
      )}
      <div class="mt-5 grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Contents sections={sections} bureaus={bureaus.length > 0} />
        <div class="stack min-w-0">
          {sections.map((section) => (
            <Answers
              key={section.id}
              section={section}
              articles={words === '' ? articlesOf(section.id, articles) : []}
            />
          ))}
          <div id="contacts" class="scroll-mt-4">
            <Card title="有问题问谁" icon="phone">
              <WhomToAsk contacts={contacts} />
              <p class="mt-3 text-muted">
                审验、现场缴费和登记信息的问题，请直接问您的审验单位或缴费窗口，登录后首页和缴费页写明是哪一家。
              </p>
              <AskHere />
            </Card>
          </div>
          {bureaus.length > 0 ? <Bureaus bureaus={bureaus} /> : null}
        </div>
      </div>
    </Page>
  );
}

function HelpSearch({ words }: { words: string }) {
  return (
    <Form action="/help" method="get" class="sheet">
      <div class="flex flex-wrap items-end gap-3">
        <div class="min-w-0 grow">
          <TextField
            name="words"
            label="您想知道什么？"
            type="search"
            hint="写几个字就可以，例如“断网”“退费”“开发票”。"
            value={words}
            required
          />
        </div>
        <SubmitButton>查找</SubmitButton>
      </div>
    </Form>
  );
}

/** What a search found: answers of this page, and articles of the knowledge base. */
function Found(props: { answers: Answer[]; articles: Article[]; words: string }) {
  const { answers, articles, words } = props;
  if (answers.length + articles.length === 0)
    return (
      <div class="mt-5">
        <EmptyState title={`没有找到“${words}”`} icon="search">
          换几个字试试，例如只写关键的两三个字；也可以看下面按步骤排列的问题。
          <AskHere />
        </EmptyState>
      </div>
    );
  return (
    <section class="sheet mt-5" aria-labelledby="found">
      <h2 id="found" class="text-xl font-bold">
        找到 {answers.length + articles.length} 条
      </h2>
      <ul class="mt-2 divide-y divide-line">
        {answers.map(({ id, question }) => (
          <li key={id} class="py-2.5">
            <a class="link" href={`#${id}`}>
              {question}
            </a>
          </li>
        ))}
        {articles.map((article) => (
          <li key={article.id} class="py-2.5">
            <a class="link" href={`/help/articles/${article.id}`}>
              {article.title}
            </a>
            <ExcerptLine text={article.body} words={words} />
          </li>
        ))}
      </ul>
      <AskHere />
    </section>
  );
}

function AskHere() {
  const { viewer } = usePage();
  return (
    <p class="mt-3">
      也可以查
      <a class="link" href="/help/articles">
        知识库
      </a>
      ；没有答案的，
      {viewer ? (
        <a class="link" href="/questions/new">
          提问并附上截图
        </a>
      ) : (
        <>
          <a class="link" href="/login?next=/questions/new">
            登录
          </a>
          后提问，可以附截图
        </>
      )}
      ，平台会交给负责这件事的单位。
    </p>
  );
}

function Contents({ sections, bureaus }: { sections: HelpSection[]; bureaus: boolean }) {
  const links = [
    ...sections.map(({ id, title }) => ({ id, title })),
    { id: 'contacts', title: '有问题问谁' },
    ...(bureaus ? [{ id: 'bureaus', title: '各区县人社部门' }] : []),
  ];
  return (
    <nav aria-label="目录" class="sheet lg:sticky lg:top-4">
      <ul class="grid grid-cols-2 gap-x-4 gap-y-1 lg:grid-cols-1">
        {links.map(({ id, title }) => (
          <li key={id}>
            <a class="link link-hover inline-block py-1" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Answers({ section, articles }: { section: HelpSection; articles: Article[] }) {
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`} class="sheet scroll-mt-4">
      <h2 id={`${section.id}-title`} class="mb-1 text-xl font-bold">
        {section.title}
      </h2>
      <div class="divide-y divide-line">
        {section.answers.map(({ id, question, answer }) => (
          <section key={id} id={id} class="help-answer scroll-mt-4 py-4 last:pb-0">
            <h3 class="text-lg font-semibold">{question}</h3>
            <div class="prose [&>:first-child]:mt-1 [&>:last-child]:mb-0">{answer}</div>
          </section>
        ))}
        {articles.length > 0 ? (
          <div class="pt-4">
            <h3 class="font-semibold">知识库里的答复</h3>
            <ul>
              {articles.map(({ id, title }) => (
                <li key={id}>
                  <a class="link inline-block py-1" href={`/help/articles/${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  );
}

/** Where each district's learners pay on site and have their slips endorsed (N7, N25). */
function Bureaus({ bureaus }: Pick<HelpPageProps, 'bureaus'>) {
  return (
    <section id="bureaus" aria-labelledby="bureaus-title" class="scroll-mt-4">
      <h2 id="bureaus-title" class="mb-3 text-xl font-bold">
        各区县人社部门
      </h2>
      <DataTable
        caption="各区县人社部门的地址和电话"
        rows={bureaus}
        rowKey={(bureau) => bureau.id}
        columns={[
          { key: 'name', label: '单位', cell: (bureau) => bureau.shortName },
          { key: 'address', label: '地址', cell: (bureau) => bureau.address },
          {
            key: 'phone',
            label: '电话',
            cell: (bureau) => <span class="figures whitespace-nowrap">{bureau.phone}</span>,
          },
          { key: 'hours', label: '办公时间', cell: (bureau) => bureau.officeHours },
        ]}
      />
    </section>
  );
}
