/** Scripts whose input methods use Enter to choose among candidates; Hangul has none to choose. */
const CHOSEN_WITH_ENTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** What browsers report as keyCode while an input method has the key. */
const KEY_OF_INPUT_METHOD = 229;

/**
 * Decides when Enter sends. While Hangul is being composed, Enter only marks the wish; the text is read and sent
 * once, in the task after `compositionend`, because only then the field holds the last syllable. Browsers differ
 * in the order: Safari ends the composition before the key, macOS may report a plain Enter before the end.
 */
export class ChatInput {
  #send;
  #defer;
  #composing = false;
  #wanted = false;
  #scheduled = false;
  #composed = '';

  /**
   * @param {() => void} send reads the field, sends and empties it; an empty field sends nothing
   * @param {(task: () => void) => void} [defer] runs a task after the current one
   */
  constructor(send, defer = (task) => void setTimeout(task, 0)) {
    this.#send = send;
    this.#defer = defer;
  }

  compositionStart() {
    this.#composing = true;
    this.#composed = '';
  }

  /** @param {string} data what the composition produced */
  compositionEnd(data) {
    this.#composing = false;
    this.#composed = data;
    const wanted = this.#wanted;
    this.#wanted = false;
    if (wanted && !CHOSEN_WITH_ENTER.test(data)) this.#sendSoon();
  }

  /**
   * @param {{key: string, shiftKey: boolean, isComposing: boolean, keyCode: number, preventDefault(): void}} event
   */
  keyDown(event) {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (this.#composing || event.isComposing) {
      this.#wanted = true;
      return;
    }
    if (event.keyCode === KEY_OF_INPUT_METHOD) {
      if (!CHOSEN_WITH_ENTER.test(this.#composed)) this.#sendSoon();
      return;
    }
    if (!this.#scheduled) this.#send();
  }

  #sendSoon() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#defer(() => {
      this.#scheduled = false;
      this.#send();
    });
  }
}
