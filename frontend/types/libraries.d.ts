// Both set a global when they are imported; see js/signaling/stomp-transport.js.
declare module 'sockjs-client';
declare module 'stomp-websocket';
