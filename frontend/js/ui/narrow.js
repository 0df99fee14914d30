const query = matchMedia('(max-width: 719px)');

/** Redraws its host when the window becomes narrow (a phone upright) or wide. */
export class NarrowController {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.redraw = () => host.requestUpdate();
    host.addController(this);
  }

  get matches() {
    return query.matches;
  }

  hostConnected() {
    query.addEventListener('change', this.redraw);
  }

  hostDisconnected() {
    query.removeEventListener('change', this.redraw);
  }
}
