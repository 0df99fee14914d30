/** What an endpoint refused, or `network` with status 0 when it was not reached. */
export class ApiProblem extends Error {
  name = 'ApiProblem';

  /**
   * @param {object} problem
   * @param {string} problem.code stable, see `protocol.md`
   * @param {number} [problem.status]
   * @param {string} [problem.detail] a sentence in the language that was asked for
   * @param {Array<{field: string, detail: string}>} [problem.errors] of a `validation` problem
   * @param {number} [problem.retryAfterMillis] where waiting helps
   */
  constructor({ code, status = 0, detail = '', errors = [], retryAfterMillis = undefined }) {
    super(detail || code);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.retryAfterMillis = retryAfterMillis;
  }
}
