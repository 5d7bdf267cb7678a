/** The part of the page the exam's script reads and changes. */
export class SheetView {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.classList.add('exam-alive');
  }

  /** Tells every change of an item: its letters, sorted, and its mark. */
  onChange(changed: (item: number, response: string, marked: boolean) => void): void {
    this.#root.addEventListener('change', (event) => {
      const question = (event.target as HTMLElement).closest<HTMLElement>('[data-item]');
      if (!question) return;
      const item = Number(question.dataset.item);
      const { response, marked } = this.#read(question);
      this.#showInMap(item, response, marked);
      changed(item, response, marked);
    });
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
    for (const field of question.querySelectorAll<HTMLInputElement>(`[name="q${item}"]`))
      field.checked = response.includes(field.value);
    const mark = question.querySelector<HTMLInputElement>(`[name="m${item}"]`);
    if (mark) mark.checked = marked;
    this.#showInMap(item, response, marked);
  }

  showSaving(): void {
    this.#say('正在保存…', '');
  }

  showSaved(at: Date): void {
    this.#notice('offline', null);
    this.#say(
      `已保存 ${at.toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })}`,
      'exam-saved-ok',
    );
  }

  showWaiting(count: number): void {
    this.#say(`${count}题等待保存`, 'exam-saved-waiting');
    this.#notice(
      'offline',
      '网络不通或系统繁忙。您的作答记在这台电脑上，恢复后自动保存；请不要清除浏览器数据，可以继续答题。',
    );
  }

  showTakenOver(): void {
    this.#notice('over', '这份试卷已在另一个页面或设备上打开，这里不能再作答。已保存的答案都在。', {
      text: '回到这里继续答题',
      act: () => location.reload(),
    });
  }

  showSignedOut(): void {
    const next = encodeURIComponent(location.pathname);
    this.#notice('over', '登录已失效。您的作答记在这台电脑上，重新登录后会自动保存。', {
      text: '重新登录',
      act: () => location.assign(`/login?next=${next}`),
    });
  }

  showClock(left: string, urgent: boolean): void {
    const clock = this.#root.querySelector<HTMLElement>('[data-clock]');
    if (!clock) return;
    clock.innerHTML = '<span class="text-sm">剩余</span> <b class="figures"></b>';
    (clock.querySelector('b') as HTMLElement).textContent = left;
    clock.classList.toggle('exam-clock-urgent', urgent);
  }

  /** Read out at once by screen readers. */
  announce(text: string): void {
    const place = this.#root.querySelector('[data-announce]');
    if (place) place.textContent = text;
  }

  disable(): void {
    for (const field of this.#root.querySelectorAll<HTMLInputElement | HTMLButtonElement>(
      '.exam-questions input, button[name="next"]',
    ))
      field.disabled = true;
  }

  #read(question: HTMLElement): { response: string; marked: boolean } {
    const item = question.dataset.item;
    const chosen = [...question.querySelectorAll<HTMLInputElement>(`[name="q${item}"]:checked`)];
    const mark = question.querySelector<HTMLInputElement>(`[name="m${item}"]`);
    return {
      response: chosen
        .map((field) => field.value)
        .sort()
        .join(''),
      marked: mark?.checked ?? false,
    };
  }

  #showInMap(item: number, response: string, marked: boolean): void {
    const link = this.#root.querySelector<HTMLElement>(`[data-map="${item}"]`);
    link?.classList.toggle('map-answered', response !== '');
    link?.classList.toggle('map-marked', marked);
    const answered = this.#root.querySelectorAll('[data-map].map-answered').length;
    const all = this.#root.querySelectorAll('[data-map]').length;
    const count = this.#root.querySelector('[data-answered]');
    if (count) count.textContent = `${answered} / ${all}`;
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
    notice.className = 'notice notice-warning mb-3';
    notice.setAttribute('role', 'alert');
    notice.append(text);
    if (button) {
      const element = document.createElement('button');
      element.type = 'button';
      element.className = 'btn btn-sm btn-outline ml-3';
      element.textContent = button.text;
      element.addEventListener('click', button.act);
      notice.append(element);
    }
    place.append(notice);
  }
}
