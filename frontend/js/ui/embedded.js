/** Whether this page is shown in a frame of somebody else's, which has its own ways home. */
export const isEmbedded = new URLSearchParams(location.search).has('embed');
