import { Card, DataTable, Page, usePage } from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type HelpSection, helpSections } from './help-answers.tsx';
import { type Contact, WhomToAsk } from './whom-to-ask.tsx';

export interface HelpPageProps {
  /** This year's topic, for the figures in the answers. */
  topic: Topic | null;
  contacts: Contact[];
  /** The district bureaus that exist today. */
  bureaus: Pick<Organisation, 'id' | 'shortName' | 'address' | 'phone' | 'officeHours'>[];
}

/** Common questions by the seven steps, and who answers what (N39). */
export function HelpPage({ topic, contacts, bureaus }: HelpPageProps) {
  const { viewer } = usePage();
  const sections = helpSections(topic);
  return (
    <Page title="常见问题" lead="按办理的七步排列。这里没有答案的，请按问题的类别询问下面的单位。">
      <div class="grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Contents sections={sections} bureaus={bureaus.length > 0} />
        <div class="stack min-w-0">
          {sections.map((section) => (
            <Answers key={section.id} section={section} />
          ))}
          <div id="contacts" class="scroll-mt-4">
            <Card title="有问题问谁" icon="phone">
              <WhomToAsk contacts={contacts} />
              <p class="mt-3 text-muted">
                审验、现场缴费和登记信息的问题，请直接问您的审验单位或缴费窗口，登录后首页和缴费页写明是哪一家。
              </p>
              <p class="mt-3">
                也可以先查<a href="/help/articles">知识库</a>；没有答案的，登录后
                {viewer ? <a href="/questions/new">提问</a> : '提问'}
                ，平台会交给负责这件事的单位。
              </p>
            </Card>
          </div>
          {bureaus.length > 0 ? <Bureaus bureaus={bureaus} /> : null}
        </div>
      </div>
    </Page>
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

function Answers({ section }: { section: HelpSection }) {
  return (
    <section id={section.id} aria-labelledby={`${section.id}-title`} class="sheet scroll-mt-4">
      <h2 id={`${section.id}-title`} class="mb-1 text-xl font-bold">
        {section.title}
      </h2>
      <div class="divide-y divide-line">
        {section.answers.map(({ id, question, answer }) => (
          <section key={id} id={id} class="scroll-mt-4 py-4 last:pb-0">
            <h3 class="text-lg font-semibold">{question}</h3>
            <div class="prose [&>:first-child]:mt-1 [&>:last-child]:mb-0">{answer}</div>
          </section>
        ))}
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
