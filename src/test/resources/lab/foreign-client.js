/**
 * A page's own client of the protocol, without any of our code: with @stomp/stompjs or with stomp-websocket.
 * `foreignClient(...)` resolves when it has joined; `messages` are all of its inbox, in order.
 */
(() => {
  const inboxOf = (room, id) => `/topic/room.${room}.participant.${id}`;
  const joinBody = JSON.stringify({
    displayName: 'Foreign',
    media: { mic: false, camera: false, screen: false },
  });

  function stompjs({ room, token, url }, ready) {
    const client = new window.StompJs.Client({
      ...(url ? { brokerURL: url } : { webSocketFactory: () => new window.SockJS('/ws') }),
      connectHeaders: { Authorization: `Bearer ${token}`, room },
      heartbeatIncoming: 5000,
      heartbeatOutgoing: 5000,
      splitLargeFrames: true,
    });
    client.onConnect = ({ headers }) => ready(headers['user-name']);
    client.activate();
    return {
      subscribe: (destination, hear) => client.subscribe(destination, hear),
      send: (destination, headers, body) => client.publish({ destination, headers, body }),
    };
  }

  function stompWebsocket({ room, token }, ready) {
    const client = window.Stomp.over(new window.SockJS('/ws'));
    client.debug = null;
    client.connect({ Authorization: `Bearer ${token}`, room }, ({ headers }) => ready(headers['user-name']), () => {});
    return client;
  }

  window.foreignClient = (options) =>
    new Promise((joined, failed) => {
      setTimeout(() => failed(new Error('not joined in 20 s')), 20_000);
      const { room } = options;
      const messages = [];
      const client = (options.library === 'stompjs' ? stompjs : stompWebsocket)(options, (id) => {
        window.foreign = {
          id,
          messages,
          signal: (to, kind, body) => client.send(`/app/room.${room}.signal.${to}`, { kind }, body),
        };
        client.subscribe(inboxOf(room, id), ({ headers, body }) => {
          messages.push({ kind: headers.kind ?? JSON.parse(body).type, from: headers.from ?? null, body });
          if (messages.at(-1).kind === 'joined') joined(id);
        });
        client.send(`/app/room.${room}.join`, {}, joinBody);
      });
    });
})();
