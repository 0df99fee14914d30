import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setLocale, t } from '../../js/i18n/index.js';
import { HostControls } from '../../js/ui/room/host-controls.js';
import { drawn } from '../support/drawn.js';

const askedAbout = (passcode) => {
  const controls = new HostControls();
  controls.state = /** @type {any} */ ({ canModerate: true, canEnd: true, participants: [] });
  controls.passcode = passcode;
  return drawn(controls.render());
};

describe('what a host is asked', () => {
  afterEach(() => setLocale('en'));

  it('is a question in each language, with what will be done on the button', () => {
    const keys = [
      'lead.passcodeAsk',
      'lead.passcodeAskNone',
      'people.endAsk',
      'people.removeAskNow',
    ];
    for (const language of ['en', 'ko']) {
      setLocale(language);
      for (const key of keys) assert.match(String(t(key, { name: 'Ann' })), /\?/, key);
    }
    assert.ok(askedAbout('').includes(t('lead.passcodeRemove')));
    assert.ok(askedAbout('secret').includes(t('lead.passcodeUse')));
  });
});
