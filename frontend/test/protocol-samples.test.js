import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ApiClient } from '../js/api/api-client.js';
import { getRoom, getStanding } from '../js/api/rooms-api.js';
import { open } from '../js/mesh/envelope.js';
import { readView } from '../js/mesh/view.js';
import { ViewExchange } from '../js/mesh/view-exchange.js';
import { Emitter } from '../js/lib/emitter.js';
import { Polls } from '../js/room/polls.js';
import { readLinks } from '../js/room/room-health.js';
import { initialModel, reduce } from '../js/room/room-model.js';
import { roomState } from '../js/room/room-state.js';
import { ReconnectPolicy } from '../js/signaling/reconnect-policy.js';
import { RoomStore } from '../js/room/room-store.js';
import { SignalingClient } from '../js/signaling/signaling-client.js';
import { StompConnection } from '../js/signaling/stomp-connection.js';
import { readMessage } from '../js/transfer/messages.js';
import { FakeClock, settle } from './support/fake-clock.js';
import { FakeDataChannel } from './support/fake-data-channel.js';
import { linked } from './support/mesh-lab.js';
import { fakeFile, TransferLab } from './support/transfer-lab.js';

const PROTOCOL = new URL('../../src/docs/protocol.md', import.meta.url);
const SAMPLES = Object.fromEntries(
  [
    ...readFileSync(PROTOCOL, 'utf8').matchAll(/<!-- sample: (\S+) -->\n```json\n([^]*?)\n```/g),
  ].map(([, name, json]) => [name, JSON.parse(json)]),
);

/** Names and kinds of values, to any depth; of a list its first item. */
function shape(value) {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shape(item)]));
}

/** A client whose inbox and events come out of the protocol. */
async function client() {
  const sent = [];
  const listeners = {};
  const signaling = new SignalingClient({
    openTransport: (headers, { onConnected }) => {
      queueMicrotask(() => onConnected({ participantId: SAMPLES.joined.self.id }));
      return {
        subscribe: (destination, listener) => (listeners[destination] = listener),
        send: (destination, headers, body) => sent.push({ destination, body: JSON.parse(body) }),
        close: () => {},
      };
    },
    policy: new ReconnectPolicy(),
    clock: new FakeClock(),
  });
  const heard = {};
  const types = [
    'joined',
    'refused',
    'event',
    'snapshot',
    'error',
    'health',
    'private-chat',
    'reaction',
    'waiting',
    'knocks',
    'moderated',
  ];
  for (const type of types) {
    signaling.on(type, (detail) => (heard[type] = detail));
  }
  signaling.connect('aaa', 'token');
  const { displayName, media, passcode } = SAMPLES.join;
  signaling.join({ displayName, media, passcode });
  await settle();
  let n = 0;
  const inbox = (message) =>
    listeners[`/topic/room.aaa.participant.${SAMPLES.joined.self.id}`]({
      headers: { n: String(++n) },
      body: JSON.stringify(message),
    });
  const topic = (message) =>
    listeners['/topic/room.aaa']({ headers: {}, body: JSON.stringify(message) });
  return { signaling, sent, heard, inbox, topic };
}

describe('the samples of protocol.md', () => {
  it('join is what the client writes', async () => {
    const { sent } = await client();
    const { ext, lastN, ...first } = SAMPLES.join;
    assert.deepEqual(sent[0], { destination: '/app/room.aaa.join', body: first });
    assert.deepEqual([typeof ext, typeof lastN], ['object', 'number']);
  });

  it('joined, its events and its answers are what the client reads', async () => {
    const { heard, inbox, topic, sent } = await client();
    inbox(SAMPLES.joined);
    assert.deepEqual(heard.joined, SAMPLES.joined);
    assert.deepEqual(sent.at(-1), { destination: '/app/room.aaa.sync', body: { seq: 12 } });
    topic(SAMPLES['participant-joined']);
    assert.deepEqual(heard.event, SAMPLES['participant-joined']);
    topic(SAMPLES.chat);
    assert.deepEqual(heard.event, SAMPLES.chat);
    // Told without a number, and of no interest to who follows the events.
    topic(SAMPLES.health);
    assert.deepEqual(heard.event, SAMPLES.chat);
    assert.deepEqual(heard.health, SAMPLES.health);
    topic(SAMPLES.reaction);
    assert.deepEqual(heard.reaction, SAMPLES.reaction);
    inbox(SAMPLES['private-chat']);
    assert.deepEqual(heard['private-chat'], SAMPLES['private-chat']);
    inbox(SAMPLES.synced);
    inbox(SAMPLES['synced-whole']);
    assert.deepEqual(heard.snapshot.participants, []);
    inbox(SAMPLES.error);
    assert.deepEqual(heard.error, SAMPLES.error);
  });

  it('health is what one client writes and another understands', async () => {
    const { signaling, sent, inbox } = await client();
    const [{ to, ...link }] = SAMPLES.health.links;
    assert.deepEqual(readLinks(SAMPLES.health.links), { [to]: link });
    inbox(SAMPLES.joined);
    signaling.hint('health', { links: SAMPLES.health.links });
    const { links } = SAMPLES.health;
    assert.deepEqual(sent.at(-1), { destination: '/app/room.aaa.health', body: { links } });
  });

  it('waiting, knocks and moderated are what the client reads', async () => {
    const { heard, inbox } = await client();
    inbox(SAMPLES.waiting);
    inbox(SAMPLES['moderated-write']);
    assert.deepEqual(heard.waiting, SAMPLES.waiting);
    assert.deepEqual(heard.moderated, SAMPLES['moderated-write']);
    inbox(SAMPLES.joined);
    inbox(SAMPLES.moderated);
    inbox(SAMPLES.knocks);
    assert.deepEqual(heard.moderated, SAMPLES.moderated);
    assert.deepEqual(heard.knocks, SAMPLES.knocks);
    const local = { mic: {}, camera: {}, screen: {} };
    const told = [SAMPLES.joined, SAMPLES.moderated, SAMPLES.knocks];
    const { asked, knocks } = roomState(told.reduce(reduce, initialModel(local, 'x')));
    assert.deepEqual(asked, { right: 'mic', displayName: '지우' });
    assert.deepEqual(knocks, SAMPLES.knocks.knocks);
  });

  it('polls, talk and the end of a meeting are what the client writes and shows', async () => {
    const { signaling, sent, inbox } = await client();
    inbox(SAMPLES.joined);
    const store = new RoomStore(initialModel({ mic: {}, camera: {}, screen: {} }, 'x'));
    const polls = new Polls({ signaling, store, tabs: /** @type {any} */ (new Emitter()) });
    polls.ask(SAMPLES['ask-poll']);
    assert.deepEqual(sent.at(-1).body, SAMPLES['ask-poll']);
    store.apply(SAMPLES.poll);
    polls.vote(SAMPLES.vote.poll, SAMPLES.vote.choices);
    assert.deepEqual(sent.at(-1).body, SAMPLES.vote);
    assert.deepEqual(store.state.polls, [{ ...SAMPLES.poll.poll, choices: SAMPLES.vote.choices }]);
    store.apply(SAMPLES['room-closing']);
    assert.deepEqual(store.state.closing, SAMPLES['room-closing'].closing);
    signaling.hint('talk', SAMPLES.talk);
    assert.deepEqual(sent.at(-1), { destination: '/app/room.aaa.talk', body: SAMPLES.talk });
  });

  it('refused is what the client reads', async () => {
    const { heard, inbox } = await client();
    inbox(SAMPLES.refused);
    assert.deepEqual(heard.refused, SAMPLES.refused);
  });

  it('refusal is what ends a connection', () => {
    const { code, retry } = SAMPLES.refusal;
    let closed;
    const stomp = {
      heartbeat: {},
      connect: (headers, onConnected, onError) =>
        onError({ headers: { code, retry }, body: JSON.stringify(SAMPLES.refusal) }),
      disconnect: () => {},
    };
    const parts = /** @type {any} */ ({ client: stomp, socket: {}, clock: new FakeClock() });
    new StompConnection(parts, {
      onConnected: () => assert.fail(),
      onClosed: (detail) => (closed = detail),
    }).connect({});
    assert.deepEqual(closed, SAMPLES.refusal);
  });

  it('problem is what REST refuses with', async () => {
    const fetch = async () => Response.json(SAMPLES.problem, { status: SAMPLES.problem.status });
    const api = new ApiClient({ fetch: /** @type {any} */ (fetch), locale: () => 'en' });
    const { code, status, detail } = SAMPLES.problem;
    await assert.rejects(getRoom(api, 'x'), { name: 'ApiProblem', code, status, detail });
  });

  it('make the state that is shown', () => {
    const events = ['joined', 'participant-joined', 'chat', 'private-chat'].map(
      (name) => SAMPLES[name],
    );
    const local = { mic: {}, camera: {}, screen: {} };
    const state = roomState(events.reduce(reduce, initialModel(local, 'x')));
    assert.equal(state.phase, 'in-room');
    assert.equal(state.canModerate, true);
    assert.deepEqual(state.room, SAMPLES.joined.room);
    assert.deepEqual(
      state.participants.map(({ displayName, self }) => [displayName, self]),
      [
        ['지우', true],
        ['Bob', false],
      ],
    );
    assert.equal(state.chat[0].text, '안녕하세요');
    assert.equal(state.chat[1].toDisplayName, '지우');
    assert.deepEqual(
      state.participants.map(({ handPlace }) => handPlace),
      [null, 1],
    );
  });

  it('signal-offer is what one participant writes and the other reads', async () => {
    const sample = SAMPLES['signal-offer'];
    assert.deepEqual(open('offer', JSON.stringify(sample)), sample);
    const lab = await linked();
    const written = JSON.parse(lab.sent.find(({ kind }) => kind === 'offer').body);
    assert.deepEqual(shape(written), shape(sample));
    assert.deepEqual(Object.values(written.slots).sort(), Object.values(sample.slots).sort());
  });

  it('view is what one page asks for and another reads', async () => {
    const { view, withheld } = SAMPLES.view;
    assert.deepEqual(readView(view), view);
    const [channel, other] = FakeDataChannel.pair();
    const views = new ViewExchange(new FakeClock());
    views.use(/** @type {any} */ (other));
    [channel, other].forEach((end) => end.open());
    channel.send(JSON.stringify({ ...SAMPLES.view, withheld: !withheld }));
    channel.deliver();
    assert.deepEqual(views.shown, view);
    assert.equal(views.isCameraSent, withheld);
    assert.deepEqual(shape({ type: 'view', ...views.describe() }), shape(SAMPLES.view));
  });

  it('standing', async () => {
    const fetch = async () => Response.json(SAMPLES.standing);
    const api = new ApiClient({ fetch: /** @type {any} */ (fetch), locale: () => 'en' });
    const known = initialModel(/** @type {any} */ ({}), '').standing;
    assert.deepEqual(shape(await getStanding(api, 'mdu_1', 'aaa')), shape(known));
  });

  it('file-hello and file-offer are what one page writes and another reads', async () => {
    for (const sample of [SAMPLES['file-hello'], SAMPLES['file-offer']]) {
      assert.deepEqual(readMessage(JSON.stringify(sample)), sample);
    }
    const lab = new TransferLab();
    const written = [];
    lab.ann.exchange.offer('bob', fakeFile(10), false);
    lab.link({ open: false });
    lab.channels[0].send = (data) => written.push(JSON.parse(data));
    lab.channels.forEach((channel) => channel.open());
    await lab.deliver();
    assert.deepEqual(written.map(shape), [SAMPLES['file-hello'], SAMPLES['file-offer']].map(shape));
  });

  it('are all read by a test here or describe what only the server writes', () => {
    const elsewhere = ['user', 'room', 'membership'];
    const here = readFileSync(new URL(import.meta.url), 'utf8');
    const unread = Object.keys(SAMPLES).filter(
      (name) => !elsewhere.includes(name) && !new RegExp(`SAMPLES(\\.|\\[')${name}\\b`).test(here),
    );
    assert.deepEqual(unread, []);
  });
});
