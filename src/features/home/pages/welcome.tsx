import type { ComponentChildren } from 'preact';
import {
  ButtonLink,
  Card,
  Form,
  MountainCity,
  Page,
  SubmitButton,
  TextField,
  usePage,
  usePlace,
} from '../../../ui/index.ts';
import { type Announcement, NewsList } from '../../announcements/index.ts';
import type { Topic } from '../../courses/index.ts';
import { SevenSteps } from './seven-steps.tsx';
import { TopicOfTheYear } from './topic-of-the-year.tsx';
import { type Contact, WhomToAsk } from './whom-to-ask.tsx';

export interface WelcomePageProps {
  /** The published topic of the current year; null when none is. */
  topic: Topic | null;
  contacts: Contact[];
  /** The newest announcements for everybody. */
  news: Announcement[];
}

const column = 'mx-auto w-full max-w-6xl px-4 sm:px-6';

/** The home page of a visitor: this year's topic, the seven steps, verifying a slip, contacts. */
export function WelcomePage({ topic, contacts, news }: WelcomePageProps) {
  const { now } = usePage();
  return (
    <Page title={usePlace().name} heading={false} width="full">
      <Hero />
      <div class={`${column} relative z-10 -mt-8`}>
        {topic ? <TopicOfTheYear topic={topic} now={now} /> : <NoTopic />}
      </div>
      {news.length > 0 ? (
        <div class={`${column} pt-8`}>
          <NewsList news={news} />
        </div>
      ) : null}
      <section class={`${column} pt-12 lg:pt-14`} aria-labelledby="seven-steps">
        <h2 id="seven-steps" class="text-xl font-bold sm:text-2xl">
          七步，走完一年的公需科目
        </h2>
        <p class="mt-1 mb-5 text-muted lg:mb-0">每走一步，首页都会告诉您下一步做什么、找谁办。</p>
        <SevenSteps />
      </section>
      <div class="border-t border-line bg-base-100">
        <div class={`${column} grid items-start gap-x-16 gap-y-10 py-10 lg:grid-cols-2 lg:py-12`}>
          <VerifySlip />
          <Questions contacts={contacts} />
        </div>
      </div>
    </Page>
  );
}

function Hero() {
  return (
    <section class="relative overflow-hidden bg-linear-to-b from-sky to-sky-low">
      <div class={`${column} relative z-10 pt-10 md:pt-14 md:pb-44 lg:pt-16 lg:pb-48`}>
        <p class="font-semibold text-primary">专业技术人员继续教育公需科目</p>
        <h1 class="mt-3 max-w-[13em] text-[1.875rem] leading-tight font-bold sm:text-4xl sm:leading-tight">
          一年一个专题，
          <br />
          从选课到审验一处办完
        </h1>
        <p class="mt-4 max-w-[26em] text-base leading-relaxed sm:text-lg">
          缴费、学习、考试、打印合格单，做到哪一步、还有几天、由谁审验，登录就能看到。
        </p>
        <div class="mt-6 flex flex-wrap gap-3">
          <ButtonLink href="/register" size="large">
            注册学习
          </ButtonLink>
          <ButtonLink href="/login" size="large" tone="quiet">
            登录
          </ButtonLink>
        </div>
      </div>
      <MountainCity class="mt-6 block h-52 w-full md:absolute md:bottom-0 md:left-1/2 md:mt-0 md:h-105 md:w-360 md:max-w-none md:-translate-x-1/2 md:overflow-visible" />
    </section>
  );
}

function NoTopic() {
  return (
    <Card>
      <p class="font-semibold">今年的专题还没有发布。</p>
      <p class="text-muted">可以先注册，发布后登录即可选报。</p>
    </Card>
  );
}

function VerifySlip() {
  return (
    <Panel title="查验合格单" text="任何人都可以核对一张合格单的真伪。扫描单上的二维码也可以。">
      <Form action="/verify" method="get">
        <div class="grid gap-x-4 sm:grid-cols-2">
          <TextField name="number" label="合格单编号" autocomplete="off" required />
          <TextField name="code" label="查验码" autocomplete="off" required />
        </div>
        <SubmitButton tone="quiet">查验</SubmitButton>
      </Form>
    </Panel>
  );
}

function Questions({ contacts }: { contacts: Contact[] }) {
  return (
    <Panel title="有问题问谁">
      <WhomToAsk contacts={contacts} />
      <p class="pt-3">
        <a class="link" href="/help">
          常见问题与解答
        </a>
      </p>
    </Panel>
  );
}

function Panel({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ComponentChildren;
}) {
  return (
    <section>
      <h2 class="mb-4 text-xl font-bold">{title}</h2>
      {text ? <p class="-mt-3 mb-4 text-muted">{text}</p> : null}
      {children}
    </section>
  );
}
