import { language } from './texts.js';

/** What the server said no to, with its sentence as the message. */
export class Refusal extends Error {
  /**
   * @param {string} detail
   * @param {string} code
   */
  constructor(detail, code) {
    super(detail);
    this.code = code;
  }
}

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function get(path) {
  return (await send(path, { headers: headers() })).json();
}

/**
 * A change, with the CSRF token that goes with the session of this moment.
 *
 * @param {'POST' | 'DELETE'} method
 * @param {string} path
 * @param {URLSearchParams} [form]
 */
export async function change(method, path, form) {
  const csrf = await get('/admin/csrf');
  await send(path, { method, body: form, headers: { ...headers(), [csrf.header]: csrf.token } });
}

function headers() {
  return { Accept: 'application/json', 'Accept-Language': language };
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function send(path, request) {
  const response = await fetch(path, request);
  if (response.ok) return response;
  const problem = await response
    .json()
    .catch(() => ({ detail: response.statusText, code: 'internal' }));
  throw new Refusal(problem.detail, problem.code);
}
