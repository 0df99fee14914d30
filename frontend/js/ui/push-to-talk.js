import { isFreeSpace } from './free-key.js';
import { pushToTalk } from './preferences.js';

/** Turns the microphone on while the space bar is held, for who has chosen so. */
export class PushToTalkController {
  #talk;
  #isOff;
  #holds = false;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {{isOff: () => boolean, talk: (on: boolean) => void}} mic
   */
  constructor(host, { isOff, talk }) {
    this.#isOff = isOff;
    this.#talk = talk;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.#pressed);
    document.addEventListener('keyup', this.#released);
    window.addEventListener('blur', this.#end);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.#pressed);
    document.removeEventListener('keyup', this.#released);
    window.removeEventListener('blur', this.#end);
    this.#end();
  }

  /** @param {KeyboardEvent} event */
  #pressed = (event) => {
    if (event.code !== 'Space' || !pushToTalk.read() || !isFreeSpace(event)) return;
    // It would scroll the page.
    event.preventDefault();
    if (this.#holds || !this.#isOff()) return;
    this.#holds = true;
    this.#talk(true);
  };

  /** @param {KeyboardEvent} event */
  #released = (event) => {
    if (event.code === 'Space') this.#end();
  };

  /** Also when the key is let go over another window. */
  #end = () => {
    if (!this.#holds) return;
    this.#holds = false;
    this.#talk(false);
  };
}
