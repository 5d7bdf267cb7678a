/** The keys of a list, on its action bar; the island shows it. */
export function ListKeys() {
  return (
    <span class="work-keys" hidden data-keys-hint>
      <span>
        <kbd>J</kbd> <kbd>K</kbd> 移动
      </span>
      <span>
        <kbd>Enter</kbd> 打开
      </span>
      <button type="button" class="link" data-keys-open>
        <kbd>?</kbd> 快捷键
      </button>
    </span>
  );
}

export interface KeyWord {
  keys: string[];
  does: string;
}

const listKeys: KeyWord[] = [
  { keys: ['J', '↓'], does: '下一行' },
  { keys: ['K', '↑'], does: '上一行' },
  { keys: ['X', '空格'], does: '勾选，或取消勾选' },
  { keys: ['Shift ↓', 'Shift ↑'], does: '连着勾选；也可以按住 Shift 点方框' },
  { keys: ['Enter'], does: '打开这一行' },
  { keys: ['/'], does: '到查找框' },
  { keys: ['?'], does: '显示这张表' },
];

/** What each key does, with the switch for the letters. Opened by `?` while the list has the focus. */
export function KeysDialog({ also = [] }: { also?: readonly KeyWord[] }) {
  return (
    <dialog class="keys-dialog no-print" aria-label="快捷键" data-keys-dialog>
      <h2 class="font-semibold">快捷键</h2>
      <p class="mt-1 text-sm text-muted">焦点在列表里时有效。</p>
      <dl>
        {[...listKeys, ...also].map(({ keys, does }) => (
          <div key={does} class="contents">
            <dt>
              {keys.map((key) => (
                <kbd key={key} class="mr-1">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="flex items-center gap-2 text-sm">
        <input type="checkbox" class="checkbox checkbox-sm" data-keys-letters />
        使用单个字母的快捷键（方向键、空格和 Enter 总是有效）
      </label>
      <form method="dialog" class="mt-4">
        <button type="submit" class="btn btn-sm btn-outline">
          关闭
        </button>
      </form>
    </dialog>
  );
}
