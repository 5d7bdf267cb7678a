/** Beside the film: speed, ten seconds back, captions, and the transcript and notes that lead to their second. */
export function addFilmTools(root: HTMLElement, video: HTMLVideoElement): void {
  const tools = root.querySelector<HTMLElement>('[data-film-tools]');
  if (tools) tools.hidden = false;
  addSpeeds(root, video);
  root.querySelector('[data-back]')?.addEventListener('click', () => {
    video.currentTime = Math.max(0, video.currentTime - 10);
  });
  addCaptionSwitch(root, video);
  followTranscript(video);
  addMarks(video);
}

function addSpeeds(root: HTMLElement, video: HTMLVideoElement): void {
  const speeds = [...root.querySelectorAll<HTMLButtonElement>('[data-speed]')];
  for (const speed of speeds)
    speed.addEventListener('click', () => {
      video.playbackRate = Number(speed.dataset.speed);
    });
  video.addEventListener('ratechange', () => {
    for (const speed of speeds)
      speed.setAttribute(
        'aria-pressed',
        String(Number(speed.dataset.speed) === video.playbackRate),
      );
  });
}

function addCaptionSwitch(root: HTMLElement, video: HTMLVideoElement): void {
  const button = root.querySelector('[data-captions]');
  button?.addEventListener('click', () => {
    const [track] = video.textTracks;
    if (!track) return;
    track.mode = track.mode === 'showing' ? 'hidden' : 'showing';
    button.setAttribute('aria-pressed', String(track.mode === 'showing'));
  });
}

/** Marks the sentence that is said and keeps it in sight within its list; a sentence leads to its second. */
function followTranscript(video: HTMLVideoElement): void {
  const list = document.querySelector<HTMLElement>('[data-transcript]');
  if (!list) return;
  const lines = [...list.querySelectorAll<HTMLElement>('[data-from]')];
  list.classList.add('transcript-alive');
  let said: HTMLElement | undefined;
  video.addEventListener('timeupdate', () => {
    const at = video.currentTime;
    const now = lines.find((one) => Number(one.dataset.from) <= at && at < Number(one.dataset.to));
    if (!now || now === said) return;
    said?.removeAttribute('aria-current');
    now.setAttribute('aria-current', 'true');
    said = now;
    // Not scrollIntoView: the page itself stays where it is.
    list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 3;
  });
  const seek = (event: Event) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-from]');
    if (!line) return;
    video.currentTime = Number(line.dataset.from);
  };
  list.addEventListener('click', seek);
  for (const line of lines) line.tabIndex = 0;
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') seek(event);
  });
}

/** A note is about the second shown when it is begun; its mark leads back there. */
function addMarks(video: HTMLVideoElement): void {
  for (const mark of document.querySelectorAll<HTMLElement>('[data-seek]'))
    mark.addEventListener('click', () => {
      video.currentTime = Number(mark.dataset.seek);
      video.scrollIntoView({ block: 'center' });
    });
  const at = document.querySelector<HTMLInputElement>('#notes input[name="at"]');
  document.querySelector('#notes textarea')?.addEventListener('focus', () => {
    if (at?.value !== '' || video.currentTime < 1) return;
    const seconds = Math.floor(video.currentTime);
    at.value = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });
}
