import { FIRST_VIEW, HIDDEN_VIEW, viewOf } from '../mesh/view.js';

/** More pixels than that for each of the page are not seen. */
const MOST_PIXEL_RATIO = 1.5;
/** A screen that nobody looks at still moves on, so that there is something when somebody does. */
const HIDDEN_SCREEN_FPS = 1;

/**
 * Where somebody's pictures stand on the page, in CSS pixels; null for nowhere.
 * @typedef {{camera: import('../mesh/view.js').Place, screen: import('../mesh/view.js').Place}} Places
 */

/** Tells the others how large this page shows them, so that they send that and no more. */
export class Views {
  #mesh;
  #pixelRatio;
  /** @type {Map<string, Places>} */
  #places = new Map();
  /** @type {{id: string, width: number, height: number} | null} */
  #floating = null;
  #isPageVisible = true;
  #mostCameras = Infinity;

  /**
   * @param {object} parts
   * @param {import('../mesh/mesh.js').Mesh} parts.mesh
   * @param {import('./page-life.js').PageLife} parts.page
   * @param {() => number} parts.pixelRatio device pixels for each of the page
   */
  constructor({ mesh, page, pixelRatio }) {
    this.#mesh = mesh;
    this.#pixelRatio = pixelRatio;
    this.#isPageVisible = page.isVisible;
    page.on('visibility', () => {
      this.#isPageVisible = page.isVisible;
      this.#tell();
    });
    mesh.on('link', ({ id }) => this.#tell(id));
    mesh.on('removed', ({ id }) => this.#places.delete(id));
  }

  /**
   * The stage has changed.
   *
   * @param {Map<string, Places>} places of everybody; the most important first
   */
  show(places) {
    this.#places = new Map(places);
    this.#tell();
  }

  /**
   * The face in the small window above all others, if there is one.
   *
   * @param {{id: string, width: number, height: number} | null} floating sizes in CSS pixels
   */
  float(floating) {
    if (JSON.stringify(floating) === JSON.stringify(this.#floating)) return;
    this.#floating = floating;
    this.#tell();
  }

  /** @param {number} most how many cameras are received at once */
  limit(most) {
    if (most === this.#mostCameras) return;
    this.#mostCameras = most;
    this.#tell();
  }

  #tell(only = undefined) {
    const kept = new Set(this.#cameras().slice(0, this.#mostCameras));
    for (const [id, link] of this.#mesh.links) {
      if (only === undefined || id === only) link.views.want(this.#viewOf(id, kept.has(id)));
    }
  }

  /** Whose cameras are to be seen, those that are shown large first. */
  #cameras() {
    const ids = this.#mesh.links.map(([id]) => id).filter((id) => this.#cameraOf(id));
    const order = [...this.#places.keys()];
    const rank = (id) =>
      (this.#cameraOf(id)?.priority ?? 'none') === 'none' ? order.indexOf(id) : -1;
    return ids.sort((a, b) => rank(a) - rank(b));
  }

  /** @returns {import('../mesh/view.js').Place | undefined} */
  #cameraOf(id) {
    const floating = this.#floating?.id === id ? this.#floating : null;
    const onPage = this.#isPageVisible ? this.#placesOf(id).camera : null;
    if (!floating || !onPage) return floating ?? onPage;
    return floating.height > onPage.height ? { ...onPage, ...sizeOf(floating) } : onPage;
  }

  #placesOf(id) {
    return this.#places.get(id) ?? FIRST_VIEW;
  }

  #viewOf(id, isCameraKept) {
    const isFloating = this.#floating?.id === id;
    if (!this.#places.has(id) && !isFloating) return this.#firstView(isCameraKept);
    const { screen } = this.#placesOf(id);
    const fps = this.#isPageVisible ? {} : { fps: HIDDEN_SCREEN_FPS };
    return viewOf({
      camera: isCameraKept ? this.#scaled(this.#cameraOf(id)) : null,
      screen: screen && this.#scaled({ ...screen, ...fps }),
    });
  }

  /** Of who has just come, and has no place yet. */
  #firstView(isCameraKept) {
    const isSeen = this.#isPageVisible && isCameraKept;
    return isSeen ? FIRST_VIEW : { ...FIRST_VIEW, camera: HIDDEN_VIEW.camera };
  }

  #scaled(place) {
    const ratio = Math.min(MOST_PIXEL_RATIO, this.#pixelRatio());
    return { ...place, width: place.width * ratio, height: place.height * ratio };
  }
}

const sizeOf = ({ width, height }) => ({ width, height });
