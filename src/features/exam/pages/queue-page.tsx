import type { ComponentChildren } from 'preact';
import {
  ButtonLink,
  Card,
  DateTime,
  DefinitionList,
  Form,
  formatSeconds,
  PlaceMark,
  SubmitButton,
  usePage,
} from '../../../ui/index.ts';
import { examWindow, type Topic } from '../../courses/index.ts';
import type { WaitingPlace } from '../queries/start-queue/places.ts';
import { deadlineFor } from '../rules/start.ts';
import { admissionMinutes, aheadText, placeKeptMinutes, waitText } from '../rules/start-queue.ts';

export interface QueuePageProps {
  place: WaitingPlace;
  topic: Topic;
  /** Learners ahead. */
  ahead: number;
  perSecond: number;
}

/** The place in the queue and the expected wait; reloads itself. */
export function QueuePage({ place, topic, ahead, perSecond }: QueuePageProps) {
  return (
    <Bare title={`${aheadText(ahead)} · 排队等候开考`} heading="正在排队等候开考">
      <Card tone="accent">
        <p class="text-muted">{topic.title}</p>
        <p class="figures mt-1 font-semibold text-3xl">{aheadText(ahead)}</p>
        <p class="mt-1 text-lg">{waitText(ahead, perSecond)}</p>
        <div class="mt-4">
          <DefinitionList
            items={[
              {
                label: '排队开始',
                value: <span class="figures">{formatSeconds(place.joinedAt)}</span>,
              },
              {
                label: '本页更新于',
                value: (
                  <span class="figures">{formatSeconds(place.now)}，会自动更新，不必刷新</span>
                ),
              },
            ]}
          />
        </div>
      </Card>
      <Card title="排队期间" icon="info">
        <ul class="list-disc pl-5 flex flex-col gap-2">
          <li>考试还没有开始，时间没有计，考试机会也没有使用。</li>
          <li>先到先考，请保持本页打开。轮到您时，这里会出现“开始考试”，按下之后才开始计时。</li>
          <li>
            断网或关掉了本页，{placeKeptMinutes}{' '}
            分钟内回到考前检查再按一次“开始考试”，您的位置还在。
          </li>
          {/* N15, G3: waiting does not move the end of the window. */}
          <li>
            考试期到 <DateTime value={examWindow(topic).closesAt} />{' '}
            为止，不因排队顺延；到时还没有轮到的，不计考试机会，请联系培训中心。
          </li>
        </ul>
      </Card>
      <p class="text-center">
        <ButtonLink href={`/exams/${place.enrolmentId}`} tone="quiet">
          暂不考试，回到考前检查
        </ButtonLink>
      </p>
    </Bare>
  );
}

/** The admission. The exam starts only on the button, because its clock runs from then on. */
export function AdmittedPage({ place, topic }: Pick<QueuePageProps, 'place' | 'topic'>) {
  return (
    <Bare title="轮到您了 · 开始考试" heading="轮到您了">
      <Card tone="accent">
        <p class="text-muted">{topic.title}</p>
        <Form action={`/exams/${place.enrolmentId}/attempts`} class="mt-4">
          <input type="hidden" name="confirmed" value="yes" />
          <SubmitButton size="large">开始考试</SubmitButton>
        </Form>
        <div class="mt-5">
          <DefinitionList
            items={[
              { label: '时长', value: `${topic.examMinutes} 分钟，按下“开始考试”才开始计时` },
              {
                label: '现在开始则截止',
                value: <DateTime value={deadlineFor(topic, place.now)} />,
              },
            ]}
          />
        </div>
      </Card>
      <Card title="不用着急" icon="info">
        <ul class="list-disc pl-5 flex flex-col gap-2">
          <li>
            请在 {admissionMinutes}{' '}
            分钟内开始。需要更久也没有关系：只要本页开着，您就一直排在最前面。
          </li>
        </ul>
      </Card>
    </Bare>
  );
}

/** A page without header and menu: a hundred thousand people reload it. */
function Bare({
  title,
  heading,
  children,
}: {
  title: string;
  heading: string;
  children: ComponentChildren;
}) {
  usePage().head.title = title;
  return (
    <body class="min-h-screen flex flex-col bg-base-200 text-base-content">
      <main id="content" class="page-body max-w-2xl">
        <div class="mt-2 mb-6 flex items-center gap-3 sm:mt-10">
          <PlaceMark size={40} />
          <h1 class="page-title">{heading}</h1>
        </div>
        <div class="stack">{children}</div>
      </main>
    </body>
  );
}
