/** What is not on the screen when somebody comes in. */
import '../connection/connection-view.js';
import './attendance-panel.js';
import './chat-panel.js';
import './invite-dialog.js';
import './people-panel.js';
import './poll-panel.js';
import './settings-panel.js';
