import { locale } from './i18n/index.js';
import { createRoomSession, rooms } from './room/index.js';
import { App } from './ui/app.js';
import { startLocale } from './ui/locale.js';
import { startTheme } from './ui/theme.js';

startTheme();
startLocale();

const app = new App();
app.rooms = rooms;
app.createSession = () => createRoomSession({ locale: locale() });
document.body.append(app);
