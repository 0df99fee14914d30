/** Phones of some makers have no full screen for pages. */
export const canFillScreen = () => document.fullscreenEnabled === true;

/** Shows an element on the full screen, or ends that. @param {Element | null} element */
export async function toggleFullScreen(element) {
  // Refused outside of a gesture, which then changes nothing.
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
  else await element?.requestFullscreen().catch(() => {});
}

/** Redraws its host when the full screen begins or ends. */
export class FullScreenController {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.redraw = () => host.requestUpdate();
    host.addController(this);
  }

  get isOn() {
    return document.fullscreenElement !== null;
  }

  hostConnected() {
    document.addEventListener('fullscreenchange', this.redraw);
  }

  hostDisconnected() {
    document.removeEventListener('fullscreenchange', this.redraw);
  }
}
