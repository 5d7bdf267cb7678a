import { Island } from './island.tsx';

/**
 * A paper as it is printed, on the page. With a script it can be kept or sent as a picture (PNG); where files
 * cannot be saved, as in WeChat, the picture is shown to be pressed.
 */
export function Paper({ src, name, alt }: { src: string; name: string; alt: string }) {
  return (
    <Island name="paper" props={{ name }} class="paper no-print">
      <img src={src} alt={alt} width="794" height="1123" />
      <p class="mt-3 flex flex-wrap items-center gap-3">
        <button type="button" class="btn btn-outline" data-share hidden>
          存为图片（PNG）
        </button>
        <span class="text-sm text-muted" role="status" data-say />
      </p>
    </Island>
  );
}
