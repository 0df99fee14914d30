/** @param {DragEvent} event whether files are held, or let go */
export const holdsFiles = ({ dataTransfer }) => Boolean(dataTransfer?.types.includes('Files'));

/** A file that is dropped beside its place would be opened by the browser, in the place of the page. */
export class FileDropGuard {
  /** @param {import('lit').ReactiveControllerHost} host while which is on the page */
  constructor(host) {
    host.addController(this);
  }

  hostConnected() {
    for (const type of ['dragover', 'drop']) addEventListener(type, keepOut);
  }

  hostDisconnected() {
    for (const type of ['dragover', 'drop']) removeEventListener(type, keepOut);
  }
}

/** @param {Event} event */
function keepOut(event) {
  const dragged = /** @type {DragEvent} */ (event);
  if (event.defaultPrevented || !dragged.dataTransfer || !holdsFiles(dragged)) return;
  event.preventDefault();
  dragged.dataTransfer.dropEffect = 'none';
}
