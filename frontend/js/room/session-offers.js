import { attendanceOf } from './attendance.js';

/** What can be done in a room besides coming and going, each under its name. */
export class SessionOffers extends EventTarget {
  #parts;
  #code;

  /**
   * @param {import('./session-parts.js').SessionParts} parts
   * @param {() => string} code of the room
   */
  constructor(parts, code) {
    super();
    this.#parts = parts;
    this.#code = code;
  }

  /** Microphone, camera, screen and the devices. */
  get media() {
    return this.#parts.controls;
  }

  /** Other tabs of this browser in this room. */
  get tabs() {
    return this.#parts.tabs;
  }

  get chat() {
    return this.#parts.chat;
  }

  /** From person to person, see `state.files`. */
  get files() {
    return this.#parts.files;
  }

  get reactions() {
    return this.#parts.reactions;
  }

  get moderation() {
    return this.#parts.moderation;
  }

  get polls() {
    return this.#parts.polls;
  }

  /** What can be done about a meeting that is about to end by itself. */
  get ending() {
    return this.#parts.ending;
  }

  /** Who was there; for hosts. @returns {import('./attendance.js').AttendanceOf} */
  get attendance() {
    return attendanceOf(this.#parts.rooms, this.#code);
  }

  /** Tells the others what of them is shown, see `Views`. */
  get views() {
    return this.#parts.views;
  }

  /** What is known of the links, and tests of the network. */
  get diagnostics() {
    return this.#parts.diagnostics;
  }
}
