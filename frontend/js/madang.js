/** What pages of others may import; all else under `js/` may change at any time. See `src/docs/embedding.md`. */
export { join, JoinProblem, Meeting } from './embed/index.js';
