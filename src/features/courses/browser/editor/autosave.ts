import { sendJson } from '../../../../ui/island-mount.ts';

const pauseMilliseconds = 1500;

/** What the server says to what was kept. */
interface Kept {
  at: string;
  /** A sentence when a colleague saved meanwhile. */
  newer: string | null;
}

/** Keeps what is typed a moment after the last key, one request at a time, and says so. */
export function autosave(
  form: HTMLFormElement,
  url: string,
  { body, say }: { body(): unknown; say(sentence: string): void },
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay = false;
  let again = false;
  let isLeft = false;
  const send = async () => {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    try {
      const { meaning, body: kept } = await sendJson<Kept>(url, body());
      if (isLeft) return;
      if (meaning === 'done') say(kept.newer ?? `已自动记下 ${timeOf(kept.at)}，还没有保存`);
      else say(words[meaning]);
    } catch {
      say(words.later);
    } finally {
      underWay = false;
      if (again) plan();
      again = false;
    }
  };
  const plan = () => {
    clearTimeout(timer);
    if (!isLeft) timer = setTimeout(send, pauseMilliseconds);
  };
  form.addEventListener('input', plan);
  // What is saved need not be kept: a late request would bring it back as unsaved.
  form.addEventListener('submit', () => {
    isLeft = true;
    clearTimeout(timer);
  });
}

const timeOf = (at: string) =>
  new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(
    new Date(at),
  );

const words = {
  signed_out: '登录已失效：请在新窗口登录后接着写，写的内容还在这页上',
  refused: '没有自动记下：课文太长或嵌套太深，请改短以后保存',
  later: '暂时连不上，稍后再自动记下',
} as const;
