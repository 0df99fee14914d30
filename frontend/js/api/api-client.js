import { ApiProblem } from './api-problem.js';

/**
 * @typedef {object} ApiRequest
 * @property {string} [method]
 * @property {object} [body]
 * @property {string | null} [token] of the user
 * @property {Record<string, unknown>} [query] empty ones are left out
 * @property {string} [accept] of an answer that is text, not JSON
 * @property {boolean} [keepalive] for a page that is closing
 */

/** JSON over HTTP; every failure is an ApiProblem. */
export class ApiClient {
  #fetch;
  #locale;
  #base;

  /**
   * @param {{fetch: typeof fetch, locale: () => string, base?: string}} parts `locale` is asked at each request
   */
  constructor({ fetch, locale, base = '/api' }) {
    this.#fetch = fetch;
    this.#locale = locale;
    this.#base = base;
  }

  /**
   * @param {string} path below the base
   * @param {ApiRequest} [request]
   * @returns {Promise<any>} the body, null when there is none
   */
  async request(path, { method = 'GET', body, token, query, accept, keepalive = false } = {}) {
    const response = await this.#send(`${this.#base}${path}${search(query)}`, {
      method,
      keepalive,
      headers: {
        Accept: `${accept ?? 'application/json'}, application/problem+json`,
        'Accept-Language': this.#locale(),
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (accept && response.ok) return response.text();
    const content = await response.json().catch(() => null);
    if (response.ok) return content;
    const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
    throw new ApiProblem({
      code: 'internal',
      ...content,
      status: response.status,
      ...(retryAfter > 0 && { retryAfterMillis: retryAfter * 1_000 }),
    });
  }

  async #send(url, init) {
    try {
      return await this.#fetch(url, init);
    } catch {
      throw new ApiProblem({ code: 'network' });
    }
  }
}

function search(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const parameters = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length ? `?${parameters}` : '';
}
