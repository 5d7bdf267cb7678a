import { Island } from '../../../ui/index.ts';

/** Keeps the lessons a learner opens on this device; shown where the browser can. */
export function OfflineLessons() {
  return (
    <Island name="offline-lessons" class="sheet no-print" hidden>
      <p class="font-semibold">断网也能看</p>
      <p class="mt-1 text-sm text-muted">
        只存您打开过的课文和练习。公用电脑请不要存；退出登录时自动清除。
      </p>
      <p class="mt-3 flex flex-wrap items-center gap-3">
        <button type="button" class="btn btn-outline btn-sm" aria-pressed="false">
          把打开的课存到这台设备
        </button>
        <span class="text-sm" role="status" />
      </p>
    </Island>
  );
}
