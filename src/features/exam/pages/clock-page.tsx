import { formatDuration, formatSeconds, usePage } from '../../../ui/index.ts';
import type { ContactReply } from '../../assessment/index.ts';

const reloadEverySeconds = 15;

/** The time left, as a page of its own that reloads itself inside the sheet. */
export function ClockPage({ contact }: { contact: Omit<ContactReply, 'current'> }) {
  const { head } = usePage();
  const seconds = (contact.deadlineAt.getTime() - contact.now.getTime()) / 1000;
  const running = contact.state === 'OPEN' && seconds > 0;
  head.title = '剩余时间';
  head.refreshSeconds = running ? reloadEverySeconds : null;
  return (
    <body class="bg-base-100 p-2">
      <p class="figures">
        {running
          ? `剩余 ${formatDuration(seconds)}（${formatSeconds(contact.now)}）`
          : '考试已结束'}
      </p>
    </body>
  );
}
