const BEYOND_ASCII = /[\u0080-\uffff]/g;

/**
 * JSON of ASCII characters only. stomp.js cuts frames by UTF-16 units; a surrogate pair cut in two would
 * destroy the message. `{"a":"é"}` becomes `{"a":"\u00e9"}`.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function asciiJson(value) {
  return JSON.stringify(value).replace(
    BEYOND_ASCII,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
