import { Mesh } from '../../js/mesh/mesh.js';
import { FakeClock, settle } from './fake-clock.js';
import { FakePeerConnection } from './fake-peer-connection.js';
import { FakeStream } from './fake-stream.js';

/** Several meshes on fake peer connections, and between each two of them a queue that keeps its order. */
export class MeshLab {
  clock = new FakeClock();
  meshes = new Map();
  selves = new Map();
  queues = new Map();
  sent = [];
  links = [];
  removed = [];
  pcs = new Map();

  constructor(random = () => 0) {
    this.random = random;
  }

  /** @param {string} id */
  add(id, incarnation = 1) {
    const pcs = [];
    const mesh = new Mesh({
      createPeerConnection: (configuration) => {
        const pc = new FakePeerConnection(configuration, this.random);
        pcs.push(pc);
        return pc;
      },
      createStream: () => new FakeStream(),
      clock: this.clock,
      random: this.random,
    });
    mesh.on('signal', ({ to, kind, body }) => this.#enqueue(id, to, kind, body));
    mesh.on('link', ({ id: other }) => this.links.push([id, other, mesh.link(other).state]));
    mesh.on('removed', ({ id: other }) => this.removed.push([id, other]));
    this.meshes.set(id, mesh);
    this.pcs.set(id, pcs);
    this.selves.set(id, { id, incarnation, connection: 'connected' });
    return mesh;
  }

  /** Takes the seat in the room as the server would tell it to everybody. */
  join(id) {
    const self = this.selves.get(id);
    const others = [...this.selves.values()].filter((each) => each !== self && each.isIn);
    self.isIn = true;
    this.meshes.get(id).join(self, others, { iceServers: [] });
    for (const other of others) this.meshes.get(other.id).handleParticipant(self);
  }

  /** One signal on its way from one to the other, if there is one. */
  deliver(from, to) {
    const signal = this.queues.get(`${from}>${to}`)?.shift();
    if (signal) this.meshes.get(to)?.handleSignal(signal);
  }

  async drain() {
    for (let quiet = 0; quiet < 3;) {
      const isBusy = [...this.queues.values()].some((queue) => queue.length);
      quiet = isBusy ? 0 : quiet + 1;
      for (const route of this.queues.keys()) this.deliver(...route.split('>'));
      await settle();
    }
  }

  lose() {
    for (const queue of this.queues.values()) queue.length = 0;
  }

  /** The peer connection that the mesh of `id` made last. */
  pc(id, index = -1) {
    return this.pcs.get(id).at(index);
  }

  openPcs(id) {
    return this.pcs.get(id).filter(({ signalingState }) => signalingState !== 'closed');
  }

  /** How many signals of a kind were sent by whom. */
  count(from, kind) {
    return this.sent.filter((signal) => signal.from === from && signal.kind === kind).length;
  }

  #enqueue(from, to, kind, body) {
    const fromIncarnation = this.selves.get(from).incarnation;
    const signal = { from, fromIncarnation, kind, body: JSON.stringify(body) };
    const route = `${from}>${to}`;
    if (!this.queues.has(route)) this.queues.set(route, []);
    this.queues.get(route).push(signal);
    this.sent.push({ ...signal, to });
  }
}

/** Joins two, `a` before `b`, and lets them agree. */
export async function linked(random) {
  const lab = new MeshLab(random);
  lab.add('a');
  lab.add('b');
  lab.join('a');
  lab.join('b');
  await lab.drain();
  for (const id of ['a', 'b']) lab.pc(id).setState('connected');
  return lab;
}
