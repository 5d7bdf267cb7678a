import { mountIsland } from '../island-mount.ts';
import { keepLetters, lettersAct } from '../workbench/letters.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('textarea, select, input:not([type=checkbox])') || target.isContentEditable);

/** The keys of a list: they act only while it has the focus, and letters can be turned off. */
class List {
  private readonly root: HTMLElement;
  private readonly rows: HTMLTableRowElement[];
  private lastTicked: HTMLTableRowElement | null = null;

  constructor(root: HTMLElement, list: HTMLElement) {
    this.root = root;
    this.rows = [...list.querySelectorAll<HTMLTableRowElement>('tr[data-row]')];
    for (const row of this.rows) row.tabIndex = -1;
    for (const hint of root.querySelectorAll<HTMLElement>('[data-keys-hint]')) hint.hidden = false;
    list.addEventListener('keydown', (event) => this.press(event));
    list.addEventListener('click', (event) => this.click(event));
    root.addEventListener('change', (event) => this.change(event));
    root.querySelector('[data-keys-open]')?.addEventListener('click', () => this.showKeys());
    this.setUpDialog();
    this.setUpAll();
    this.count();
  }

  private boxOf(row: HTMLTableRowElement): HTMLInputElement | null {
    return row.querySelector('input[type=checkbox]');
  }

  private get here(): number {
    return this.rows.findIndex((row) => row.contains(document.activeElement));
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const letter = event.key.length === 1 && event.key !== ' ';
    if (letter && !lettersAct()) return;
    if (!this.act(event)) return;
    event.preventDefault();
    // `/` means the search of the list here, not the one in the header.
    event.stopPropagation();
  }

  /** Whether the key meant something. */
  private act({ key, shiftKey, target }: KeyboardEvent): boolean {
    const onRow = target instanceof HTMLTableRowElement;
    switch (key) {
      case 'ArrowDown':
      case 'j':
        return this.move(1, shiftKey);
      case 'ArrowUp':
      case 'k':
        return this.move(-1, shiftKey);
      case 'Home':
        return this.go(0);
      case 'End':
        return this.go(this.rows.length - 1);
      case ' ':
        return onRow && this.tick();
      case 'x':
        return this.tick();
      case 'Enter':
        return onRow && this.open();
      case '/':
        return this.search();
      case '?':
        return this.showKeys();
      default:
        return this.unfold(key);
    }
  }

  private go(index: number): boolean {
    this.rows[index]?.focus();
    this.rows[index]?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  private move(by: number, ticks: boolean): boolean {
    const from = this.here;
    if (ticks && from >= 0) this.set(this.rows[from], true);
    this.go(Math.min(this.rows.length - 1, Math.max(0, from + by)));
    if (ticks) this.set(this.rows[this.here], true);
    return true;
  }

  private set(row: HTMLTableRowElement | undefined, ticked: boolean): void {
    const box = row && this.boxOf(row);
    if (!box || !row) return;
    box.checked = ticked;
    this.lastTicked = row;
    this.count();
  }

  private tick(): boolean {
    const row = this.rows[this.here];
    if (row) this.set(row, !this.boxOf(row)?.checked);
    return row !== undefined;
  }

  private open(): boolean {
    const row = this.rows[this.here];
    const href = row?.dataset.href ?? row?.querySelector<HTMLAnchorElement>('a[href]')?.href;
    if (href) location.assign(href);
    return href !== undefined;
  }

  private search(): boolean {
    const field = document.querySelector<HTMLInputElement>('[data-list-search]');
    field?.focus();
    field?.select();
    return field !== null;
  }

  /** A button of the action bar by its letter: it only asks. */
  private unfold(key: string): boolean {
    const fold = this.root.querySelector<HTMLDetailsElement>(
      `details[data-letter="${CSS.escape(key)}"]`,
    );
    if (!fold) return false;
    fold.open = true;
    fold.querySelector<HTMLElement>('textarea, button[type=submit]')?.focus();
    fold.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      fold.open = false;
      this.go(Math.max(0, this.rows.indexOf(this.lastTicked as HTMLTableRowElement)));
    });
    return true;
  }

  /** With Shift every row from the box ticked last to this one becomes like it. */
  private click(event: MouseEvent): void {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.matches('[data-tick-all]')) return;
    const row = box.closest<HTMLTableRowElement>('tr[data-row]');
    if (!row) return;
    if (event.shiftKey && this.lastTicked) {
      const [from, to] = [this.rows.indexOf(this.lastTicked), this.rows.indexOf(row)].toSorted(
        (one, other) => one - other,
      ) as [number, number];
      for (const each of this.rows.slice(from, to + 1)) this.set(each, box.checked);
    }
    this.lastTicked = row;
    this.count();
  }

  private change(event: Event): void {
    const { target } = event;
    if (target instanceof HTMLSelectElement && target.matches('[data-list-filter]'))
      target.form?.requestSubmit();
    if (target instanceof HTMLInputElement && target.matches('[data-tick-all]')) {
      // Counting after each row sets the box itself.
      const { checked } = target;
      for (const row of this.rows) this.set(row, checked);
    }
    this.count();
  }

  /** What is ticked, in words beside the buttons. */
  private count(): void {
    const said = this.root.querySelector<HTMLElement>('[data-chosen]');
    if (!said) return;
    const boxes = this.rows.map((row) => this.boxOf(row)).filter((box) => box !== null);
    const ticked = boxes.filter(({ checked }) => checked).length;
    const all = this.root.querySelector<HTMLInputElement>('[data-all]')?.checked;
    said.hidden = false;
    said.textContent = all ? '已选全部' : `已选 ${ticked}`;
    const head = this.root.querySelector<HTMLInputElement>('[data-tick-all]');
    if (!head) return;
    head.checked = ticked > 0 && ticked === boxes.length;
    head.indeterminate = ticked > 0 && ticked < boxes.length;
  }

  private setUpAll(): void {
    const head = this.root.querySelector<HTMLInputElement>('[data-tick-all]');
    if (head) head.hidden = false;
  }

  private showKeys(): boolean {
    this.root.querySelector<HTMLDialogElement>('[data-keys-dialog]')?.showModal();
    return true;
  }

  private setUpDialog(): void {
    const dialog = this.root.querySelector<HTMLDialogElement>('[data-keys-dialog]');
    const letters = dialog?.querySelector<HTMLInputElement>('[data-keys-letters]');
    if (!dialog || !letters) return;
    letters.checked = lettersAct();
    letters.addEventListener('change', () => keepLetters(letters.checked));
    dialog.addEventListener('close', () => this.go(Math.max(0, this.here)));
  }
}

mountIsland('table', (root) => {
  const list = root.querySelector<HTMLElement>('[data-list]');
  if (!list) return;
  new List(root, list);
  // The links of sorting and paging come back to the list.
  if (location.hash === '#list' && !document.querySelector('[data-error-summary]'))
    (list.querySelector<HTMLElement>('tr[data-row]') ?? list).focus();
});
