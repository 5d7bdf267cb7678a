import Sortable from 'sortablejs';
import { mountIsland } from '../../../ui/island-mount.ts';

// Lessons are dragged within and between chapters; the fields, which do the same without a script, follow.
mountIsland('outline-plan', (root) => {
  const lists = [...root.querySelectorAll<HTMLElement>('[data-chapter]')];
  const follow = () => {
    let place = 0;
    for (const list of lists)
      for (const line of list.querySelectorAll<HTMLElement>('[data-lesson]')) {
        place += 1;
        const select = line.querySelector('select');
        const number = line.querySelector<HTMLInputElement>('input[type="number"]');
        if (select) select.value = list.dataset.chapter ?? '';
        if (number) number.value = String(place);
      }
  };
  for (const list of lists) {
    list.classList.add('min-h-10');
    for (const line of list.children) line.classList.add('cursor-grab');
    new Sortable(list, {
      group: 'lessons',
      animation: 120,
      filter: 'input,select',
      preventOnFilter: false,
      onEnd: follow,
    });
  }
});
