/** Less than this is a tap, CSS pixels. */
const DRAGGED = 8;
/** A swipe goes this far, and further aside than up or down. */
const SWIPED = 56;

/** Fingers and mice on the stage: drags the floating tile to another corner, swipes to another page. */
export class DragController {
  #host;
  #acts;
  /** @type {{x: number, y: number, floating: HTMLElement | null, moved: boolean} | null} */
  #from = null;

  /**
   * @param {import('lit').ReactiveControllerHost & HTMLElement} host
   * @param {{drop: (middle: {x: number, y: number}) => void, swipe: (step: 1 | -1) => void}} acts `middle` is that of
   *   the dropped tile, from the corner of the element it is placed in
   */
  constructor(host, acts) {
    this.#host = host;
    this.#acts = acts;
    host.addController(this);
    host.addEventListener('pointerdown', (event) => this.#begin(event));
    host.addEventListener('pointermove', (event) => this.#move(event));
    host.addEventListener('pointerup', (event) => this.#end(event));
    host.addEventListener('pointercancel', () => this.#cancel());
    // The click that follows a drag is none.
    host.addEventListener('click', (event) => this.#click(event), { capture: true });
  }

  hostDisconnected() {
    this.#from = null;
  }

  /** @param {PointerEvent} event */
  #begin({ clientX: x, clientY: y, target, button }) {
    if (button !== 0) return;
    const floating = /** @type {Element} */ (target).closest('.cell--floating');
    this.#from = { x, y, floating: /** @type {HTMLElement | null} */ (floating), moved: false };
  }

  /** @param {PointerEvent} event */
  #move({ clientX, clientY, pointerId }) {
    const from = this.#from;
    if (!from?.floating) return;
    const [x, y] = [clientX - from.x, clientY - from.y];
    if (!from.moved && Math.hypot(x, y) < DRAGGED) return;
    if (!from.moved) this.#host.setPointerCapture(pointerId);
    from.moved = true;
    from.floating.style.setProperty('translate', `${x}px ${y}px`);
  }

  /** @param {PointerEvent} event */
  #end({ clientX, clientY, pointerType }) {
    const from = this.#from;
    if (!from) return;
    const [x, y] = [clientX - from.x, clientY - from.y];
    if (from.floating && from.moved) this.#drop(from.floating);
    else if (
      !from.floating &&
      pointerType === 'touch' &&
      Math.abs(x) > Math.max(SWIPED, 2 * Math.abs(y))
    ) {
      this.#acts.swipe(x < 0 ? 1 : -1);
    }
    if (!from.moved) this.#from = null;
  }

  #cancel() {
    this.#from?.floating?.style.removeProperty('translate');
    this.#from = null;
  }

  /** @param {HTMLElement} tile */
  #drop(tile) {
    const place = tile.offsetParent?.getBoundingClientRect();
    const { x, y, width, height } = tile.getBoundingClientRect();
    tile.style.removeProperty('translate');
    this.#acts.drop({ x: x + width / 2 - (place?.x ?? 0), y: y + height / 2 - (place?.y ?? 0) });
    setTimeout(() => (this.#from = null));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (!this.#from?.moved) return;
    event.stopPropagation();
    this.#from = null;
  }
}
