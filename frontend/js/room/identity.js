import { createUser } from '../api/users-api.js';

const NAME_KEY = 'madang.name';
const TOKEN_KEY = 'madang.token';

/** Who this browser is: a name, and the user that was registered for it on first need. */
export class Identity {
  #storage;
  #api;
  #locale;
  /** @type {Promise<string> | null} */
  #registration = null;

  /**
   * @param {object} parts
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} parts.storage
   * @param {import('../api/api-client.js').ApiClient} parts.api
   * @param {() => string} parts.locale
   */
  constructor({ storage, api, locale }) {
    this.#storage = storage;
    this.#api = api;
    this.#locale = locale;
  }

  get name() {
    return this.#storage.getItem(NAME_KEY) ?? '';
  }

  set name(name) {
    this.#storage.setItem(NAME_KEY, name);
  }

  get isRegistered() {
    return this.#storage.getItem(TOKEN_KEY) !== null;
  }

  /** The token that is known already. @returns {string | null} */
  get knownToken() {
    return this.#storage.getItem(TOKEN_KEY);
  }

  /**
   * @returns {Promise<string>} the token of the user
   * @throws {import('../api/api-problem.js').ApiProblem}
   */
  async token() {
    const known = this.knownToken;
    if (known) return known;
    this.#registration ??= this.#register();
    try {
      return await this.#registration;
    } finally {
      this.#registration = null;
    }
  }

  /** The server does not know this token any more; another tab may have a newer one. @param {string} token */
  forget(token) {
    if (this.knownToken === token) this.#storage.removeItem(TOKEN_KEY);
  }

  /**
   * Does something as this user; registers again, once, when the server does not know the user any more.
   *
   * @template T
   * @param {(token: string) => Promise<T>} call
   * @returns {Promise<T>}
   */
  async withToken(call) {
    const token = await this.token();
    try {
      return await call(token);
    } catch (problem) {
      if (problem.code !== 'token-invalid') throw problem;
      this.forget(token);
      return call(await this.token());
    }
  }

  async #register() {
    const user = { displayName: this.name, locale: this.#locale() };
    const { token } = await createUser(this.#api, user);
    this.#storage.setItem(TOKEN_KEY, token);
    return token;
  }
}
