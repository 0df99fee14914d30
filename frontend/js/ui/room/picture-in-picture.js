import { html, nothing, render } from 'lit';
import { locale, t } from '../../i18n/index.js';
import { avatar } from '../avatar.js';
import { switchDevice } from '../device-switch.js';
import { cameraIcon, cameraOffIcon, leaveIcon, micIcon, micOffIcon } from '../icons.js';
import { attachStream } from '../media-element.js';
import { controlButton } from './control-button.js';
import { SpeakerController } from './speaker-controller.js';

/** @typedef {{requestWindow(size: {width: number, height: number}): Promise<Window>}} PictureWindows */

/** @returns {PictureWindows | undefined} */
const pictureWindows = () => /** @type {any} */ (window).documentPictureInPicture;

const SIZE = { width: 340, height: 260 };

/** Whether the room can go on in a small window above everything else. */
export const canFloat = () =>
  Boolean(pictureWindows()) || document.pictureInPictureEnabled === true;

/**
 * The speaker and the most needed controls in a small window above all others, where the browser has such windows; the
 * picture of the speaker alone where it has only that. Ends with its host.
 */
export class PictureInPicture {
  #host;
  #speaker;
  /** @type {Window | null} */
  #window = null;

  /** @param {import('lit').ReactiveControllerHost & import('./room-page.js').RoomPage} host */
  constructor(host) {
    this.#host = host;
    this.#speaker = new SpeakerController(host);
    host.addController(this);
  }

  get isOpen() {
    return this.#window !== null || document.pictureInPictureElement !== null;
  }

  /** To be called from a gesture. */
  async toggle() {
    if (this.isOpen) return this.#close();
    // Refused outside of a gesture, which then changes nothing.
    await (pictureWindows() ? this.#open() : this.#floatVideo()).catch(() => {});
    return this.#host.requestUpdate();
  }

  hostUpdated() {
    if (this.#window) this.#draw(this.#window);
    this.#host.session?.views.float(this.#place());
  }

  hostDisconnected() {
    this.#host.session?.views.float(null);
    this.#close();
  }

  async #open() {
    const opened = await /** @type {PictureWindows} */ (pictureWindows()).requestWindow(SIZE);
    if (!this.#host.isConnected) return opened.close();
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"]')) {
      opened.document.head.append(sheet.cloneNode());
    }
    opened.document.documentElement.dataset.theme = document.documentElement.dataset.theme ?? '';
    this.#window = opened;
    opened.addEventListener('pagehide', () => {
      this.#window = null;
      this.#host.requestUpdate();
    });
    return this.#draw(opened);
  }

  /** @param {Window} opened */
  #draw({ document: page }) {
    const { session, state } = this.#host;
    const participants = state?.participants ?? [];
    const speaker = this.#speaker.speaker(participants);
    const shown = participants.find(({ id }) => id === speaker) ?? participants[0];
    if (!shown || !state) return;
    const { self, displayName, media, streams } = shown;
    const picture = media.camera ? streams.camera : null;
    const name = self ? t('room.you', { name: displayName }) : displayName;
    const device = (/** @type {'mic' | 'camera'} */ kind, /** @type {unknown} */ icon) =>
      controlButton({
        name: kind,
        icon,
        pressed: state.local[kind].on,
        title: t(`bar.${kind}`),
        act: () => switchDevice(session, kind),
      });
    page.title = t('stage.pipTitle', { name: displayName });
    page.documentElement.lang = locale();
    render(
      html`<div class="pip" data-participant=${shown.id}>
        <div class="pip__face ${self ? 'tile--self' : ''}">
          <video class=${picture ? '' : 'tile__hidden'} autoplay playsinline .muted=${true}></video>
          ${picture ? nothing : avatar(displayName)}
          <span class="tile__name"
            >${media.mic ? nothing : micOffIcon}<span class="tile__who">${name}</span></span
          >
        </div>
        <div class="pip__bar">
          ${device('mic', state.local.mic.on ? micIcon : micOffIcon)}
          ${device('camera', state.local.camera.on ? cameraIcon : cameraOffIcon)}
          ${controlButton({ name: 'leave', icon: leaveIcon, title: t('bar.leaveRoom'), act: () => session?.leave() })}
        </div>
      </div>`,
      page.body,
    );
    attachStream(page.querySelector('video'), picture).catch(() => {});
  }

  async #floatVideo() {
    const speaker = this.#speaker.speaker(this.#host.state?.participants ?? []);
    const video = this.#host.querySelector(`madang-tile[data-participant="${speaker}"] video`);
    await /** @type {HTMLVideoElement | null} */ (video)?.requestPictureInPicture();
    video?.addEventListener('leavepictureinpicture', () => this.#host.requestUpdate());
  }

  /** Of the face in the small window, which is looked at while the page is not. */
  #place() {
    const face = this.#window
      ? this.#window.document.querySelector('[data-participant]')
      : document.pictureInPictureElement?.closest('[data-participant]');
    const id = /** @type {HTMLElement | null | undefined} */ (face)?.dataset.participant;
    return id ? { id, ...SIZE } : null;
  }

  #close() {
    this.#window?.close();
    if (document.pictureInPictureElement) document.exitPictureInPicture().catch(() => {});
  }
}
