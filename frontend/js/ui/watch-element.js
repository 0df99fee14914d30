/**
 * Lets an observer observe an element inside a host, whichever one is drawn there now, for as long as the host is
 * on the page.
 * @param {import('lit').ReactiveControllerHost & Pick<HTMLElement, 'querySelector'>} host
 * @param {string} selector
 * @param {{observe(element: Element): void, disconnect(): void}} observer
 */
export function watchElement(host, selector, observer) {
  /** @type {Element | null} */
  let watched = null;
  host.addController({
    hostUpdated() {
      const element = host.querySelector(selector);
      if (element === watched) return;
      observer.disconnect();
      watched = element;
      if (element) observer.observe(element);
    },
    hostDisconnected() {
      observer.disconnect();
      watched = null;
    },
  });
}
