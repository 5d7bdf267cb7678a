import { mountIsland } from './island-mount.ts';

const openAtFirst = new Set(document.querySelectorAll('details[open]'));

const isBegun = (field: Element): boolean => {
  if (field instanceof HTMLInputElement)
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLSelectElement)) return false;
  const chosen = [...field.options].filter(({ defaultSelected }) => defaultSelected);
  return field.selectedOptions[0] !== (chosen.at(-1) ?? field.options[0]);
};

/** Whether a reload would lose something: typed, chosen, ticked (also by a key), or a fold or dialog opened. */
function isInUse(): boolean {
  const opened = [...document.querySelectorAll('details[open], dialog[open]')];
  return (
    opened.some((one) => !openAtFirst.has(one)) ||
    [...document.querySelectorAll('input, textarea, select')].some(isBegun)
  );
}

/** Reloads a page that shows work under way, unless something in it has been begun. */
mountIsland<{ seconds: number }>('reload', (_root, { seconds }) => {
  setInterval(() => {
    if (!isInUse()) location.reload();
  }, seconds * 1000);
});
