const en = {
  administration: 'Administration',
  password: 'Password',
  signIn: 'Sign in',
  signOut: 'Sign out',
  database: 'Database',
  noRooms: 'No rooms are open.',
  summary: 'People: {participants} · rooms in use: {busy} of {rooms}',
  paused: 'Paused. Click anywhere to go on.',
  unlisted: 'unlisted',
  of: '{count} of {capacity}',
  host: 'host',
  connected: 'connected',
  reconnecting: 'reconnecting',
  gone: 'page closed',
  since: 'since {time}',
  links: 'Links {pairs} · relayed {relayed} · failed {failed}',
  down: 'lost, being repaired',
  blocked: 'cannot connect',
  end: 'End room',
  remove: 'Remove',
  revoke: 'Sign this user out',
  keep: 'Cancel',
  askEnd: 'End “{name}” for everybody?',
  askRemove: 'Remove {name} from “{room}”? They cannot come back to this room.',
  askRevoke:
    'Sign {name} out everywhere, for good? They leave every room, and lose the rooms that they host.',
  unreachable: 'The server cannot be reached. Trying again.',
};

/** @type {typeof en} */
const ko = {
  administration: '관리',
  password: '비밀번호',
  signIn: '로그인',
  signOut: '로그아웃',
  database: '데이터베이스',
  noRooms: '열린 방이 없어요.',
  summary: '열린 방 {rooms}개 가운데 {busy}개에 참가자 {participants}명',
  paused: '잠시 멈췄어요. 아무 곳이나 누르면 이어져요.',
  unlisted: '링크로만',
  of: '{capacity}명 중 {count}명',
  host: '호스트',
  connected: '연결됨',
  reconnecting: '다시 연결 중',
  gone: '페이지 닫힘',
  since: '{time}부터',
  links: '연결 {pairs}개 · 중계 {relayed} · 실패 {failed}',
  down: '끊겨서 다시 연결하는 중',
  blocked: '연결되지 않음',
  end: '방 끝내기',
  remove: '내보내기',
  revoke: '로그아웃시키기',
  keep: '취소',
  askEnd: '‘{name}’ 방을 모두에게 끝낼까요?',
  askRemove: '{name} 님을 ‘{room}’ 방에서 내보낼까요? 이 방에는 다시 들어올 수 없어요.',
  askRevoke:
    '{name} 님을 모든 곳에서 완전히 로그아웃시킬까요? 모든 방에서 나가고, 호스트로 있는 방도 잃어요.',
  unreachable: '서버에 연결할 수 없어요. 다시 시도하고 있어요.',
};

/** The languages of this page; the choice made on the main page counts here too. */
export const language = chosen();

function chosen() {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered();
  const wanted = asked ?? navigator.languages.find((tag) => /^(ko|en)\b/.test(tag)) ?? 'en';
  return wanted.startsWith('ko') ? 'ko' : 'en';
}

function remembered() {
  try {
    return localStorage.getItem('madang.language');
  } catch {
    return null;
  }
}

/**
 * @param {keyof typeof en} key
 * @param {Record<string, string | number>} [values] what stands for `{name}` in the text
 */
export function text(key, values = {}) {
  const words = language === 'ko' ? ko : en;
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Puts the language into every element with `data-text`. */
export function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text(/** @type {keyof typeof en} */ (element.getAttribute('data-text')));
  }
  document.title = `${text('administration')} · Madang`;
}
