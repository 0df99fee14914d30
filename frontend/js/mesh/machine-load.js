/** A task that is longer keeps people waiting; the part beyond it counts. */
const SHORT_TASK_MILLIS = 50;

/**
 * What the browser tells of the load of the machine: `PressureObserver` where there is one, and long tasks of the page.
 *
 * @param {any} scope the window
 * @returns {() => {pressure: any, longTaskShare: number}} since the last call
 */
export function machineLoad({ PressureObserver, PerformanceObserver, performance, document }) {
  let pressure = null;
  let longMillis = 0;
  let since = performance.now();
  // In a frame the page around it may forbid it, and a mere try would be told in the console.
  const isAllowed = document?.featurePolicy?.allowsFeature('compute-pressure') ?? true;
  if (PressureObserver && isAllowed) {
    const observer = new PressureObserver((records) => (pressure = records.at(-1).state));
    // Some machines cannot tell.
    Promise.resolve(observer.observe('cpu', { sampleInterval: 2_000 })).catch(() => {});
  }
  if (PerformanceObserver?.supportedEntryTypes?.includes('longtask')) {
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longMillis += duration - SHORT_TASK_MILLIS;
    });
    observer.observe({ type: 'longtask' });
  }
  return () => {
    const now = performance.now();
    const longTaskShare = now > since ? longMillis / (now - since) : 0;
    since = now;
    longMillis = 0;
    return { pressure, longTaskShare };
  };
}
