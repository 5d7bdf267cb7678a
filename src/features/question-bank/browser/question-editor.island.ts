import { mountIsland, sendJson } from '../../../ui/island-mount.ts';

interface EditorProps {
  questionId: string;
  topicId: string;
  kind: string;
}

interface TypingReply {
  at: string;
  /** Fragments of the page. */
  similar: string;
  preview: string;
}

const pauseMilliseconds = 800;

// Keeps what is typed, shows questions that read alike, and the question as learners see it.
mountIsland<EditorProps>('question-editor', (root, props) => {
  const form = root.querySelector('form');
  const kept = root.querySelector<HTMLElement>('[data-kept]');
  const similar = root.querySelector<HTMLElement>('[data-similar]');
  const preview = root.querySelector<HTMLElement>('[data-preview]');
  if (!form || !kept || !similar || !preview) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay = false;
  let again = false;

  const send = async () => {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    try {
      const { meaning, body } = await sendJson<TypingReply>('/question-bank/typing', {
        ...props,
        typed: typedIn(form),
      });
      if (meaning === 'done') show(body);
      else kept.textContent = words[meaning];
    } catch {
      kept.textContent = words.later;
    } finally {
      underWay = false;
      if (again) plan();
      again = false;
    }
  };
  const show = ({ at, similar: alike, preview: seen }: TypingReply) => {
    const time = new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium' }).format(new Date(at));
    kept.textContent = `已自动记下 ${time}，还没有保存到题库`;
    if (similar.innerHTML !== alike) similar.innerHTML = alike;
    if (seen)
      preview.innerHTML = `<section class="sheet"><div class="sheet-head"><h2 class="sheet-title">学员看到的样子</h2></div>${seen}</section>`;
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(send, pauseMilliseconds);
  };
  form.addEventListener('input', plan);
  form.addEventListener('submit', () => clearTimeout(timer));
});

const words = {
  signed_out: '登录已失效：请在新窗口登录后接着写，写的内容还在这页上',
  refused: '没有自动记下，请按“保存草稿”',
  later: '暂时连不上，稍后再自动记下',
} as const;

/** The fields as a form sends them; those sent several times as a list. */
function typedIn(form: HTMLFormElement): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  const data = new FormData(form);
  for (const name of new Set(data.keys())) {
    if (name === '_csrf') continue;
    const values = data.getAll(name).map(String);
    typed[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return typed;
}
