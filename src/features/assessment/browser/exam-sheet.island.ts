import { mountIsland, post, sendJson } from '../../../ui/island-mount.ts';
import type { AsJson, ContactBody, ContactReply, LiveSheet } from '../rules/sheet-protocol.ts';
import { AnswerOutbox } from './answer-outbox.ts';
import { AnswerSender } from './answer-sender.ts';
import { ExamClock, formatLeft } from './exam-clock.ts';
import { ExamLine } from './exam-line.ts';
import { byHttp } from './save-transport.ts';
import { SheetView } from './sheet-view.ts';

type Contact = AsJson<ContactReply>;

// Jitter, so that a whole city does not report in the same second; far within the grace period of G4.
const contactEveryMs = 30_000 + Math.random() * 15_000;
const announceAtMinutes = [15, 5, 1];

mountIsland<AsJson<LiveSheet>>('exam-sheet', async (root, props) => {
  const view = new SheetView(root);
  const clock = new ExamClock(props.now, props.deadlineAt);
  const outbox = new AnswerOutbox(props.attemptId, props.seqs);
  let seq = props.nextSeq;
  let over = false;

  const line = props.lineUrl
    ? new ExamLine({ url: props.lineUrl, token: props.token, heard: hearContact })
    : null;
  const http = byHttp(props.answersUrl);

  const sender = new AnswerSender({
    url: props.answersUrl,
    transport: line?.transport(http) ?? http,
    token: props.token,
    outbox,
    events: {
      saved: (at, recovered) => view.showSaved(at, recovered),
      waiting: (items, because) => view.showWaiting(items, because),
      takenOver: () => end(() => view.showTakenOver()),
      closed: (unsent) => end(() => leave(unsent)),
    },
  });

  function end(then: () => void): void {
    if (over) return;
    over = true;
    sender.stop();
    line?.stop();
    view.disable();
    then();
  }

  function leave(unsent: number[]): void {
    if (unsent.length > 0) view.showTooLate(unsent, props.resultUrl);
    else location.replace(props.resultUrl);
  }

  view.onChange((item, response, marked) => {
    if (over) return;
    outbox.put({ item, seq: seq++, response, marked });
    if (!sender.failing) view.showSaving();
    void sender.send();
  });

  view.onReview(async () => {
    view.takeTyped();
    if (await sender.sendAll(4000)) location.assign(props.submissionUrl);
    else if (!over) view.showNotYet(outbox.list().map(({ item }) => item));
  });

  // Answers that an earlier page could not send.
  const { left, overtaken } = await outbox.open();
  for (const answer of left) {
    view.fill(answer.item, answer.response, answer.marked);
    outbox.put({ ...answer, seq: seq++ });
  }
  if (overtaken.length > 0) view.showOvertaken(overtaken);
  if (left.length > 0) await sender.send();

  /** Reports contact and sets the clock by the reply; null when the server cannot be reached. */
  async function contactServer(): Promise<Contact | null> {
    if (!props.contactUrl) return null;
    const before = performance.now();
    try {
      const signal = AbortSignal.timeout(10_000);
      const { status, body } = await sendJson<Contact>(
        props.contactUrl,
        { token: props.token } satisfies ContactBody,
        { signal },
      );
      if (status !== 200) return null;
      takeTime(body, performance.now() - before);
      return body;
    } catch {
      // The next contact retries; saving shows a network failure itself.
      return null;
    }
  }

  function takeTime({ now, deadlineAt }: Contact, roundTripMs: number): void {
    clock.correct(now, roundTripMs);
    if (Date.parse(deadlineAt) > clock.deadlineMs) view.announce('考试时间已延长。');
    clock.deadlineMs = Date.parse(deadlineAt);
  }

  /** The line tells of itself what has changed; HTTP is asked while there is none. */
  function hearContact(contact: Contact, roundTripMs: number): void {
    root.classList.add('exam-line');
    takeTime(contact, roundTripMs);
    obey(contact);
  }

  async function keepContact(): Promise<void> {
    if (over || line?.isOpen) return;
    const contact = await contactServer();
    if (contact) obey(contact);
  }

  function obey(contact: Contact): void {
    if (over) return;
    if (contact.state !== 'OPEN') end(() => leave(outbox.list().map(({ item }) => item)));
    else if (!contact.current) end(() => view.showTakenOver());
  }

  /** Hands in at the deadline, retrying until the server is reached, unless the time was extended. */
  async function timeIsUp(): Promise<void> {
    await sender.sendAll(2000);
    sender.stop();
    line?.stop();
    view.disable();
    view.announce('考试时间到，正在交卷。');
    view.showTimeUp();
    for (;;) {
      const contact = await contactServer();
      if (contact?.state === 'OPEN' && clock.secondsLeft() > 0) return location.reload();
      if (contact && contact.state !== 'OPEN') break;
      if (await handIn()) break;
      await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 4000));
    }
    location.replace(props.resultUrl);
  }

  async function handIn(): Promise<boolean> {
    try {
      const { status } = await post(props.submissionUrl, {
        headers: { accept: 'application/json' },
      });
      return status < 500;
    } catch {
      return false;
    }
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
    if (seconds === 0 && !over) {
      view.takeTyped();
      over = true;
      void timeIsUp();
    }
  };
  tick();
  line?.connect();
  setInterval(tick, 1000);
  setInterval(keepContact, contactEveryMs);
  void keepContact();
  addEventListener('online', () => void sender.send());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      view.takeTyped();
      return sender.sendWhileLeaving();
    }
    void sender.send();
    void keepContact();
  });
  addEventListener('pagehide', () => {
    view.takeTyped();
    sender.sendWhileLeaving();
  });
  addEventListener('beforeunload', (event) => {
    if (outbox.list().length > 0 && !over) event.preventDefault();
  });
  // Restored from the back/forward cache: another page may have the writer lease.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
});
