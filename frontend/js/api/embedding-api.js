/**
 * @param {import('./api-client.js').ApiClient} api
 * @returns {Promise<string[]>} the origins whose pages may show ours in a frame
 */
export async function getFrameAncestors(api) {
  return (await api.request('/embedding')).frameAncestors;
}
