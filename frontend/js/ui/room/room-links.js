import { t } from '../../i18n/index.js';
import { isBroken, linkKind } from '../link-health.js';
import { Settling } from '../settling.js';

/**
 * @typedef {import('../link-health.js').BrokenPair} BrokenPair
 * @typedef {import('../link-health.js').LinkedParticipant} LinkedParticipant
 * @typedef {{participants: readonly LinkedParticipant[], brokenPairs?: readonly BrokenPair[]}} LinkedRoom
 *
 * @typedef {object} RoomLinks what is to be told of the links now
 * @property {Map<string, string>} own kind of link by participant
 * @property {readonly BrokenPair[]} ownPairs those with oneself, before they have settled
 * @property {{a: LinkedParticipant, b: LinkedParticipant}[]} foreign pairs of others that are broken
 */

/** @type {RoomLinks} */
export const NO_LINKS = { own: new Map(), ownPairs: [], foreign: [] };

/** @param {BrokenPair} pair */
const keyOf = ({ a, b }) => `${a}/${b}`;

/**
 * The links of a room as they are at this moment.
 * @param {LinkedRoom} room
 * @returns {{ownPairs: BrokenPair[], foreign: BrokenPair[], states: Map<string, string>}}
 */
export function linkStates({ participants, brokenPairs = [] }) {
  const self = participants.find((participant) => participant.self)?.id;
  const withSelf = ({ a, b }) => a === self || b === self;
  const ownPairs = brokenPairs.filter(withSelf);
  const foreign = brokenPairs.filter((pair) => !withSelf(pair));
  /** @type {Map<string, string>} */
  const states = new Map(foreign.map((pair) => [keyOf(pair), pair.state]));
  for (const participant of participants) {
    if (!participant.self) states.set(participant.id, linkKind(participant, ownPairs));
  }
  return { ownPairs, foreign, states };
}

/** The sentence for two others. @param {{a: LinkedParticipant, b: LinkedParticipant}} pair */
export const pairSentence = ({ a, b }) =>
  t('tile.pair', { name: a.displayName, other: b.displayName });

/** What a screen reader says when one's own links break. @param {LinkedRoom} room @param {RoomLinks} links */
export const brokenSentences = ({ participants }, { own }) =>
  participants
    .filter(({ id }) => isBroken(own.get(id) ?? 'ok'))
    .map(({ id, displayName }) => t(`tile.${own.get(id)}`, { name: displayName }))
    .join(' ');

/** Settles the links of a room and redraws its host when one of them has settled. */
export class RoomLinksController {
  #host;
  #settling = new Settling();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.#timer);
  }

  /**
   * @param {LinkedRoom} room
   * @returns {RoomLinks}
   */
  settle(room) {
    const { ownPairs, foreign, states } = linkStates(room);
    const nowMs = performance.now();
    const own = this.#settling.settle(states, nowMs);
    const dueInMs = this.#settling.dueInMs(nowMs);
    clearTimeout(this.#timer);
    if (dueInMs !== null) this.#timer = setTimeout(() => this.#host.requestUpdate(), dueInMs);
    const settled = foreign.filter((pair) => own.get(keyOf(pair)) !== 'ok');
    return { own, ownPairs, foreign: settled.flatMap(named) };

    /** @param {BrokenPair} pair those whose people are both known */
    function named(pair) {
      const a = room.participants.find(({ id }) => id === pair.a);
      const b = room.participants.find(({ id }) => id === pair.b);
      return a && b ? [{ a, b }] : [];
    }
  }
}
