import { mountIsland } from '../../../ui/island-mount.ts';

// A screenshot pasted anywhere in the form becomes its file, and is shown before it is sent.
mountIsland<null>('paste-screenshot', (root) => {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]');
  const form = root.closest('form');
  if (!input || !form) return;
  const picture = Object.assign(document.createElement('img'), { alt: '已选的截图', hidden: true });
  picture.className = 'mb-2 max-h-72 w-auto max-w-full rounded-box border border-line';
  const said = Object.assign(document.createElement('p'), { role: 'status' });
  said.className = 'mb-5 text-sm text-muted';
  root.append(picture, said);

  const show = () => {
    const file = input.files?.[0];
    URL.revokeObjectURL(picture.src);
    picture.hidden = !file?.type.startsWith('image/');
    if (file && !picture.hidden) picture.src = URL.createObjectURL(file);
    said.textContent = file ? `已选：${file.name}。发出以前请看一看，遮住证件号码。` : '';
  };
  input.addEventListener('change', show);
  form.addEventListener('paste', (event) => {
    const found = [...(event.clipboardData?.files ?? [])].find(({ type }) =>
      /^image\/(png|jpeg)$/.test(type),
    );
    if (!found) return;
    event.preventDefault();
    const chosen = new DataTransfer();
    const ending = found.type === 'image/png' ? 'png' : 'jpg';
    chosen.items.add(new File([found], `截图.${ending}`, { type: found.type }));
    input.files = chosen.files;
    show();
  });
});
