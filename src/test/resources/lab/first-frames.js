/**
 * Runs in each page of a race to the first frames, ours or the barest there can be. Keeps when the click on "join" came,
 * and when the first frame of each of the others was on the screen, by the clock that all pages of a machine share.
 */
(() => {
  const now = () => performance.timeOrigin + performance.now();
  let clickedAt = 0;
  let frames = new Map();
  const isShown = (video) =>
    video.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    video.getBoundingClientRect().width > 0;

  function watch(video) {
    const look = () => {
      if (!video.isConnected) return;
      const isOfOther = video.closest('[data-testid=tile][data-self=false]');
      if (isOfOther && isShown(video)) frames.set(video, now());
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  }

  addEventListener(
    'click',
    ({ target, timeStamp }) => {
      if (target.closest('[data-testid=join]')) clickedAt = performance.timeOrigin + timeStamp;
    },
    true,
  );
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.localName === 'video') watch(node);
      else if (node.querySelectorAll) node.querySelectorAll('video').forEach(watch);
    }
  }).observe(document, { childList: true, subtree: true });

  window.firstFrames = {
    reset: () => (frames = new Map()),
    clickedAt: () => clickedAt,
    count: () => frames.size,
    lastAt: () => Math.max(...frames.values()),
  };
})();
