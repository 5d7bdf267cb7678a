import Sortable from 'sortablejs';
import { mountIsland } from '../../../ui/island-mount.ts';

// Lessons of a draft are dragged within and between chapters; the buttons do the same without a script.
mountIsland('outline-order', (root) => {
  const lists = [...root.querySelectorAll<HTMLElement>('[data-chapter]')];
  const form = root.querySelector<HTMLFormElement>('[data-arrange] form');
  const order = form?.querySelector<HTMLInputElement>('input[name="order"]');
  if (!form || !order) return;
  const written = () =>
    JSON.stringify(
      lists.map((list) => ({
        id: list.dataset.chapter,
        lessonIds: [...list.querySelectorAll<HTMLElement>('[data-lesson]')].map(
          ({ dataset }) => dataset.lesson,
        ),
      })),
    );
  const before = written();
  for (const list of lists) {
    list.classList.add('min-h-10');
    for (const line of list.querySelectorAll('[data-lesson]')) line.classList.add('cursor-grab');
    new Sortable(list, {
      group: 'lessons',
      animation: 120,
      draggable: '[data-lesson]',
      filter: 'a,button',
      preventOnFilter: false,
      onEnd() {
        order.value = written();
        if (order.value !== before) form.requestSubmit();
      },
    });
  }
});
