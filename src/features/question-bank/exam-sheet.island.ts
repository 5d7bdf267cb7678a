import { csrfToken, mountIsland, sendJson } from '../../ui/island-mount.ts';
import { AnswerOutbox } from './answer-outbox.ts';
import { AnswerSender } from './answer-sender.ts';
import { ExamClock, formatLeft } from './exam-clock.ts';
import { SheetView } from './sheet-view.ts';

interface Props {
  attemptId: string;
  token: string;
  nextSeq: number;
  deadlineAt: string;
  now: string;
  answersUrl: string;
  submissionUrl: string;
  contactUrl: string | null;
}

interface Contact {
  state: string;
  deadlineAt: string;
  now: string;
  current: boolean;
}

const contactEveryMs = 30_000;
const announceAtMinutes = [15, 5, 1];

mountIsland<Props>('exam-sheet', async (root, props) => {
  const view = new SheetView(root);
  const clock = new ExamClock(props.now, props.deadlineAt);
  const outbox = new AnswerOutbox(props.attemptId);
  let seq = props.nextSeq;
  let over = false;

  const sender = new AnswerSender({
    url: props.answersUrl,
    token: props.token,
    outbox,
    events: {
      saved: (at) => view.showSaved(at),
      waiting: (count) => view.showWaiting(count),
      takenOver: () => end(() => view.showTakenOver()),
      closed: () => end(() => location.assign(props.submissionUrl)),
      signedOut: () => view.showSignedOut(),
    },
  });

  function end(then: () => void): void {
    over = true;
    sender.stop();
    view.disable();
    then();
  }

  view.onChange((item, response, marked) => {
    if (over) return;
    outbox.put({ item, seq: seq++, response, marked });
    view.showSaving();
    void sender.send();
  });

  view.onReview(async () => {
    await sender.send();
    if (outbox.list().length > 0) return view.showWaiting(outbox.list().length);
    location.assign(props.submissionUrl);
  });

  // What an earlier page could not send goes first, before anything is said about it.
  const left = await outbox.open();
  for (const answer of left) {
    view.fill(answer.item, answer.response, answer.marked);
    outbox.put({ ...answer, seq: seq++ });
  }
  if (left.length > 0) await sender.send();

  async function keepContact(): Promise<void> {
    if (!props.contactUrl || over) return;
    const before = performance.now();
    try {
      const { status, body } = await sendJson<Contact>(props.contactUrl, { token: props.token });
      if (status !== 200) return;
      clock.correct(body.now, performance.now() - before);
      if (Date.parse(body.deadlineAt) > clock.deadlineMs) view.announce('考试时间已延长。');
      clock.deadlineMs = Date.parse(body.deadlineAt);
      if (!body.current) end(() => view.showTakenOver());
      else if (body.state !== 'OPEN') end(() => location.assign(props.submissionUrl));
    } catch {
      // The next contact tells; saving says by itself when the network is away.
    }
  }

  async function timeIsUp(): Promise<void> {
    over = true;
    view.disable();
    view.announce('考试时间到，正在交卷。');
    await Promise.race([sender.send(), new Promise((resolve) => setTimeout(resolve, 3000))]);
    sender.stop();
    const form = document.createElement('form');
    form.method = 'post';
    form.action = props.submissionUrl;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = '_csrf';
    field.value = csrfToken();
    form.append(field);
    document.body.append(form);
    form.submit();
  }

  let announced = Number.POSITIVE_INFINITY;
  const tick = () => {
    const seconds = clock.secondsLeft();
    view.showClock(formatLeft(seconds), seconds <= 300);
    const mark = announceAtMinutes.find(
      (minutes) => seconds <= minutes * 60 && seconds > minutes * 60 - 30,
    );
    if (mark && mark < announced) {
      announced = mark;
      view.announce(`距离考试结束还有${mark}分钟。`);
    }
    if (seconds === 0 && !over) void timeIsUp();
  };
  tick();
  setInterval(tick, 1000);
  setInterval(keepContact, contactEveryMs);
  addEventListener('online', () => void sender.send());
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void keepContact();
    else sender.sendWhileLeaving();
  });
  addEventListener('pagehide', () => sender.sendWhileLeaving());
  // From the browser's memory of pages: the pen may be elsewhere now, so ask for the sheet anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
});
