import { readRoomLink, roomPath } from './room-link.js';

/**
 * @typedef {{page: 'home'} | {page: 'unknown'} | {page: 'room', code: string, hostSecret?: string}} Route
 */

/**
 * @param {{pathname: string, hash: string}} place
 * @returns {Route}
 */
export function routeOf({ pathname, hash }) {
  if (pathname === '/' || pathname === '/index.html') return { page: 'home' };
  const link = /^\/r\/[^/]+\/?$/.test(pathname) ? readRoomLink(pathname + hash) : null;
  return link ? { page: 'room', ...link } : { page: 'unknown' };
}

/**
 * The address to show for a route: a host secret never stays in the address bar, it would be passed on with it.
 * @param {Route} route
 */
export const addressOf = (route) => (route.page === 'room' ? roomPath(route.code) : '/');
