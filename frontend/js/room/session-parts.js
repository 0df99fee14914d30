/**
 * What a room session is made of.
 *
 * @typedef {object} SessionParts
 * @property {import('./room-store.js').RoomStore} store
 * @property {import('./admission.js').Admission} admission
 * @property {import('./identity.js').Identity} identity
 * @property {import('./presence.js').Presence} presence
 * @property {import('./local-controls.js').LocalControls} controls
 * @property {import('./room-chat.js').RoomChat} chat
 * @property {import('./reactions.js').Reactions} reactions
 * @property {import('./other-tabs.js').OtherTabs} tabs
 * @property {import('../lib/clock.js').Clock} clock
 * @property {import('./room-files.js').RoomFiles} files
 * @property {import('./moderation.js').Moderation} moderation
 * @property {import('./polls.js').Polls} polls
 * @property {import('./meeting-end.js').MeetingEnd} ending
 * @property {import('./talk-time.js').TalkTime} talk
 * @property {ReturnType<typeof import('./rooms.js').createRooms>} rooms
 * @property {import('./speaking-watch.js').SpeakingWatch} speaking
 * @property {import('./views.js').Views} views
 * @property {import('./economy.js').Economy} economy
 * @property {import('./reload.js').Reload} reload
 * @property {import('./page-life.js').PageLife} page
 * @property {import('./diagnostics.js').Diagnostics} diagnostics
 * @property {(locale: 'ko' | 'en') => void} setLocale
 */

export {};
