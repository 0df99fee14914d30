// A hidden page gets one timer a minute, a dedicated worker keeps its own pace.
const timers = new Map();

self.addEventListener('message', ({ data: { id, periodMillis } }) => {
  clearInterval(timers.get(id));
  timers.delete(id);
  if (periodMillis) {
    timers.set(
      id,
      setInterval(() => self.postMessage(id), periodMillis),
    );
  }
});
