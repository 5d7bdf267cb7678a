import { cleanTyped, joinValues, splitResponse, stateWords } from '../rules/sheet-fields.ts';
import { type Field, fieldsOf, isChoice, isTyped, markOf } from './answer-fields.ts';
import type { WaitingBecause } from './answer-sender.ts';

const shanghaiClock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
/** A pause in typing after which an answer is sent. */
const typingPauseMs = 600;

const clockOf = (at: Date) => shanghaiClock.format(at);

/** The part of the page that the sheet's script reads and changes. */
export class SheetView {
  readonly #root: HTMLElement;
  /** Questions in whose fields was typed since their last change. */
  readonly #typing = new Map<HTMLElement, (question: HTMLElement) => void>();
  readonly #reported = new Map<number, string>();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.classList.add('exam-alive');
    // On a small screen the open navigation would hide the questions.
    const map = root.querySelector<HTMLDetailsElement>('.exam-map');
    const small = () => !matchMedia('(min-width: 64rem)').matches;
    if (map) map.open = !small();
    root.querySelector('[data-open-map]')?.addEventListener('click', () => {
      if (map) map.open = true;
    });
    map?.addEventListener('click', (event) => {
      if (small() && (event.target as Element).closest('a')) map.open = false;
    });
  }

  /** Calls back on every change of an item, with its response and its mark. */
  onChange(changed: (item: number, response: string, marked: boolean) => void): void {
    const change = (question: HTMLElement) => {
      const item = Number(question.dataset.item);
      const { response, marked } = this.#read(question);
      // Leaving a field reports again what was sent while it was typed.
      const state = `${marked} ${response}`;
      if (this.#reported.get(item) === state) return;
      this.#reported.set(item, state);
      this.#showInMap(item, response, marked);
      changed(item, response, marked);
    };
    const questionOf = (event: Event) =>
      (event.target as HTMLElement).closest<HTMLElement>('[data-item]');
    this.#root.addEventListener('change', (event) => {
      const question = questionOf(event);
      if (!question) return;
      this.#typing.delete(question);
      change(question);
    });
    // What is typed counts before the field is left: a browser may crash meanwhile.
    this.#root.addEventListener('input', (event) => {
      const question = questionOf(event);
      if (!question || !isTyped(event.target as Field)) return;
      this.#typing.set(question, change);
      clearTimeout(this.#typingTimer);
      this.#typingTimer = setTimeout(() => this.takeTyped(), typingPauseMs);
    });
  }

  /** Reports what is being typed now, without waiting for a pause. */
  takeTyped(): void {
    clearTimeout(this.#typingTimer);
    for (const [question, change] of this.#typing) change(question);
    this.#typing.clear();
  }

  onReview(review: () => void): void {
    this.#root.querySelector('form')?.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        if ((event.submitter as HTMLButtonElement | null)?.value !== 'save') review();
      },
      { capture: true },
    );
  }

  fill(item: number, response: string, marked: boolean): void {
    const question = this.#root.querySelector<HTMLElement>(`[data-item="${item}"]`);
    if (!question) return;
    const values = splitResponse(response, question.dataset.separator ?? '');
    fieldsOf(question, item).forEach((field, index) => {
      if (isChoice(field)) field.checked = values.includes(field.value);
      else field.value = values[index] ?? '';
    });
    const mark = markOf(question, item);
    if (mark) mark.checked = marked;
    this.#showInMap(item, response, marked);
  }

  showSaving(): void {
    this.#say('正在保存…', '');
  }

  showSaved(at: Date, recovered: boolean): void {
    this.#notice('offline', null);
    this.#say(`已保存 ${clockOf(at)}`, 'exam-saved-ok');
    if (recovered) this.announce('网络已恢复，作答已全部保存。');
  }

  showWaiting(items: number[], because: WaitingBecause): void {
    this.#say(`${items.length}题等待保存`, 'exam-saved-waiting');
    this.#notice('offline', null);
    if (because === 'later')
      this.#notice(
        'offline',
        '暂时连不上服务器。您的作答记在这台电脑上，恢复后自动保存；请不要清除浏览器数据，可以继续答题。考试时间照常计算。',
      );
    else if (because === 'refused')
      this.#notice(
        'offline',
        '服务器没有接受这次保存，会继续重试。您的作答记在这台电脑上；在这个浏览器里换过账号或身份的，请换回来，这里会自动补存；一直没有恢复的，请刷新页面。',
      );
    else
      this.#notice(
        'offline',
        '登录已失效。您的作答记在这台电脑上；请在新窗口重新登录，这里会自动补存。',
        { text: '重新登录', act: () => window.open('/login', '_blank') },
      );
  }

  /** Says that unsaved answers prevent handing in. */
  showNotYet(items: number[]): void {
    this.#notice('not-yet', null);
    this.#notice(
      'not-yet',
      `第${items.join('、')}题还没有保存到服务器，现在还不能交卷。恢复后请再点一次“检查并交卷”。`,
    );
  }

  showOvertaken(items: number[]): void {
    this.#notice(
      'overtaken',
      `第${items.join('、')}题后来在别的设备上改过，这里显示的是最后保存的作答。`,
    );
  }

  showTooLate(items: number[], resultUrl: string): void {
    this.#say('考试已结束', '');
    this.#notice(
      'over',
      `考试已经结束。第${items.join('、')}题最后的改动没有在结束前送达，以先前保存的作答为准。`,
      { text: '查看成绩', act: () => location.assign(resultUrl) },
    );
  }

  showTimeUp(): void {
    this.#say('正在交卷…', '');
    this.#notice('over', '考试时间到，正在交卷。已保存的作答都会评分，网络断开也不影响。');
  }

  showTakenOver(): void {
    this.#say('已停止保存', '');
    this.#notice('over', '这份试卷已在另一个页面或设备上打开，这里不能再作答。已保存的答案都在。', {
      text: '回到这里继续答题',
      act: () => location.reload(),
    });
  }

  showClock(left: string, urgent: boolean): void {
    const clock = this.#root.querySelector<HTMLElement>('[data-clock]');
    if (!clock) return;
    (clock.querySelector('span') as HTMLElement).textContent = '剩余';
    (clock.querySelector('b') as HTMLElement).textContent = left;
    clock.classList.toggle('exam-clock-urgent', urgent);
  }

  /** Announces a text to screen readers. */
  announce(text: string): void {
    const place = this.#root.querySelector('[data-announce]');
    if (place) place.textContent = text;
  }

  disable(): void {
    for (const field of this.#root.querySelectorAll<HTMLInputElement | HTMLButtonElement>(
      '.exam-questions :is(input, select, textarea), button[name="next"]',
    ))
      field.disabled = true;
  }

  #read(question: HTMLElement): { response: string; marked: boolean } {
    const item = Number(question.dataset.item);
    const values = fieldsOf(question, item)
      .filter((field) => !isChoice(field) || field.checked)
      .map((field) => (isTyped(field) ? cleanTyped(field.value) : field.value));
    return {
      response: joinValues(values, question.dataset.separator ?? ''),
      marked: markOf(question, item)?.checked ?? false,
    };
  }

  #showInMap(item: number, response: string, marked: boolean): void {
    const link = this.#root.querySelector<HTMLElement>(`[data-map="${item}"]`);
    link?.classList.toggle('map-answered', response !== '');
    link?.classList.toggle('map-marked', marked);
    const state = link?.querySelector('[data-state]');
    if (state) state.textContent = stateWords(response, marked);
    const answered = this.#root.querySelectorAll('[data-map].map-answered').length;
    const all = this.#root.querySelectorAll('[data-map]').length;
    for (const count of this.#root.querySelectorAll('[data-answered]'))
      count.textContent = `${answered} / ${all}`;
  }

  #say(text: string, state: string): void {
    const place = this.#root.querySelector<HTMLElement>('[data-saved]');
    if (!place) return;
    place.className = `exam-saved ${state}`;
    place.textContent = text;
  }

  #notice(kind: string, text: string | null, button?: { text: string; act: () => void }): void {
    const place = this.#root.querySelector('[data-notices]');
    const there = place?.querySelector<HTMLElement>(`[data-notice="${kind}"]`);
    if (text === null) there?.remove();
    if (text === null || there || !place) return;
    const notice = document.createElement('div');
    notice.dataset.notice = kind;
    notice.className = 'notice notice-warning';
    notice.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.textContent = text;
    notice.append(words);
    if (button) {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = 'btn btn-sm btn-outline shrink-0';
      element.textContent = button.text;
      element.addEventListener('click', button.act);
      notice.append(element);
    }
    place.append(notice);
  }
}
