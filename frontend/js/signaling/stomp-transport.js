// Both are UMD and set globals, but for SockJS in a bundle, where it is a module; no other file knows them.
import * as sockjs from 'sockjs-client';
import 'stomp-websocket';
import { systemClock } from '../lib/clock.js';
import { StompConnection } from './stomp-connection.js';
import { WorkerTimers } from './worker-timers.js';

const TRANSPORTS = ['websocket', 'xhr-streaming', 'xhr-polling'];

const SockJS = /** @type {any} */ (sockjs).default ?? /** @type {any} */ (globalThis).SockJS;

/** One worker for all visits of this page. @type {WorkerTimers | undefined} */
let pageTimers;

/**
 * @param {{url?: string, transports?: string[]}} [options]
 * @returns {(headers: Record<string, string>, handlers: import('./stomp-connection.js').ConnectionHandlers) =>
 *   StompConnection} opens a new socket at each call; neither SockJS nor stomp.js can be used twice
 */
export function createStompTransport({ url = '/ws', transports = TRANSPORTS } = {}) {
  const { Stomp } = /** @type {any} */ (globalThis);
  const timers = (pageTimers ??= new WorkerTimers(() =>
    startWorker(new URL('/js/signaling/heartbeat-worker.js', import.meta.url)),
  ));
  Stomp.setInterval = (periodMillis, task) => timers.setInterval(periodMillis, task);
  Stomp.clearInterval = (id) => timers.clearInterval(id);

  return (headers, handlers) => {
    // The id is what protects a session over HTTP, the default of 8 characters has 40 bits.
    const socket = new SockJS(url, null, { sessionId: 32, transports });
    const client = Stomp.over(socket);
    const connection = new StompConnection(
      { client, socket, timers, clock: systemClock },
      handlers,
    );
    connection.connect(headers);
    return connection;
  };
}

/** A page of another origin may not start our worker, but one of its own that loads ours. @param {URL} script */
function startWorker(script) {
  if (script.origin === location.origin) return new Worker(script);
  const loader = new Blob([`importScripts(${JSON.stringify(script.href)})`], {
    type: 'text/javascript',
  });
  return new Worker(URL.createObjectURL(loader));
}

/**
 * Opens a socket without a word over it, and closes it again.
 *
 * @param {{url?: string, transports?: string[]}} [options]
 * @returns {Promise<string | null>} the transport that SockJS found, null when there is none; may take long
 */
export function probeSocket({ url = '/ws', transports = TRANSPORTS } = {}) {
  return new Promise((resolve) => {
    const socket = new SockJS(url, null, { sessionId: 32, transports });
    socket.onclose = () => resolve(null);
    socket.onopen = () => {
      resolve(socket.transport);
      socket.close();
    };
  });
}
