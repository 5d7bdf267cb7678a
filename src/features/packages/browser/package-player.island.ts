import { Scorm12API, Scorm2004API } from 'scorm-again';
import { mountIsland } from '../../../ui/island-mount.ts';

interface Props {
  version: '1.2' | '2004';
  entry: string;
  cmi: Record<string, string>;
}

/**
 * On the origin of packages: the interface that a package looks for in the windows around it, and the package in
 * a frame. Reports go to the server; once another device is open, this one is closed.
 */
mountIsland<Props>('package-player', (root, { version, entry, cmi }) => {
  const base = location.pathname.replace(/player$/, '');
  const sayTakenOver = () => {
    const note = document.createElement('p');
    note.setAttribute('role', 'alert');
    note.textContent = '互动课件已在另一个页面或设备上打开，这里已关闭。已保存的进度都在。';
    root.replaceChildren(note);
  };
  const settings = {
    autocommit: true,
    autocommitSeconds: 15,
    lmsCommitUrl: `${base}report`,
    dataCommitFormat: 'flattened' as const,
    commitRequestDataType: 'application/json;charset=UTF-8',
    logLevel: 4 as const,
    // Of reports that are waited for the interface raises no event when one fails.
    xhrResponseHandler({ status }: XMLHttpRequest) {
      if (status === 409) setTimeout(sayTakenOver);
      const isKept = status >= 200 && status < 300;
      return { result: String(isKept), errorCode: isKept ? 0 : 101 };
    },
  };
  const api = version === '1.2' ? new Scorm12API(settings) : new Scorm2004API(settings);
  api.loadFromFlattenedJSON(cmi, '');
  Object.assign(window, version === '1.2' ? { API: api } : { API_1484_11: api });
  const frame = document.createElement('iframe');
  frame.title = '互动课件';
  frame.allow = 'fullscreen';
  frame.src = `${base}${entry}`;
  root.replaceChildren(frame);
});
