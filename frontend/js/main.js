import { FrameBridge } from './embed/frame-bridge.js';
import { locale, serverLocale } from './i18n/index.js';
import { createRoomSession, frameAncestors, rooms } from './room/index.js';
import { App } from './ui/app.js';
import { isEmbedded } from './ui/embedded.js';
import { startLocale } from './ui/locale.js';
import { startTheme } from './ui/theme.js';

startTheme();
startLocale();

const app = new App();
app.rooms = rooms;
app.createSession = () => createRoomSession({ locale: serverLocale(locale()) });
if (isEmbedded && parent !== window) {
  const bridge = new FrameBridge({
    window,
    parent,
    origins: frameAncestors(),
    own: location.origin,
  });
  app.createSession = () => bridge.watch(createRoomSession({ locale: serverLocale(locale()) }));
}
document.body.append(app);
