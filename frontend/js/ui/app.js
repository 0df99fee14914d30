import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { onLocaleChange, t } from '../i18n/index.js';
import { PageElement } from './element.js';
import './home/home-page.js';
import { setTitle } from './locale.js';
import { addressOf, routeOf } from './route.js';
import './visit.js';

/** The page: follows the address bar without reloading. */
export class App extends PageElement {
  static properties = {
    rooms: { attribute: false },
    createSession: { attribute: false },
    route: { state: true },
  };

  constructor() {
    super();
    /** @type {typeof import('../room/index.js').rooms | undefined} */
    this.rooms = undefined;
    /** @type {(() => import('../room/index.js').RoomSession) | undefined} */
    this.createSession = undefined;
    /** @type {import('./route.js').Route} */
    this.route = { page: 'home' };
    this.addEventListener('click', (event) => this.#follow(event));
    this.addEventListener('go', (event) => this.#go(/** @type {CustomEvent} */ (event).detail));
    addEventListener('popstate', () => this.#readAddress());
    addEventListener('hashchange', () => this.#readAddress());
    onLocaleChange(() => this.#showTitle());
  }

  connectedCallback() {
    super.connectedCallback();
    this.#readAddress();
  }

  render() {
    if (this.route.page === 'home') return html`<madang-home .rooms=${this.rooms}></madang-home>`;
    if (this.route.page === 'unknown') {
      return html`<madang-outcome
        headline=${t('app.noPage')}
        text=${t('app.noPageText')}
      ></madang-outcome>`;
    }
    const { code, hostSecret } = this.route;
    return keyed(
      this.route,
      html`<madang-visit
        .code=${code}
        .hostSecret=${hostSecret}
        .createSession=${this.createSession}
      ></madang-visit>`,
    );
  }

  /** @param {import('./route.js').Route} route */
  #go(route) {
    history.pushState(null, '', addressOf(route));
    this.#show(route);
    scrollTo(0, 0);
  }

  #readAddress() {
    const route = routeOf(location);
    if (route.page === 'room' && location.hash) {
      history.replaceState(null, '', addressOf(route) + location.search);
    }
    if (!this.#showsAlready(route)) this.#show(route);
  }

  /**
   * One change of the fragment is told twice, as popstate and as hashchange.
   * @param {import('./route.js').Route} route
   */
  #showsAlready(route) {
    const shown = this.route;
    return (
      route.page === 'room' &&
      shown.page === 'room' &&
      route.code === shown.code &&
      !route.hostSecret
    );
  }

  /** @param {import('./route.js').Route} route */
  #show(route) {
    this.route = route;
    this.#showTitle();
  }

  #showTitle() {
    if (this.route.page !== 'room') setTitle();
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const plain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.target || link.origin !== location.origin) return;
    const route = routeOf(link);
    if (route.page === 'unknown') return;
    event.preventDefault();
    this.#go(route);
  }
}

customElements.define('madang-app', App);
