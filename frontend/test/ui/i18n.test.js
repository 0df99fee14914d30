import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { en } from '../../js/i18n/en.js';
import { chooseLocale, locale, onLocaleChange, setLocale, t } from '../../js/i18n/index.js';
import { ko } from '../../js/i18n/ko.js';

const UI = new URL('../../js/ui/', import.meta.url);
const sources = readdirSync(UI, { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(name, UI), 'utf8'))
  .join('\n');

const namesIn = (message) =>
  [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const formOf = (message) => (typeof message === 'string' ? message : message.other);

describe('the languages', () => {
  it('have the same keys', () => {
    assert.deepEqual(Object.keys(ko).sort(), Object.keys(en).sort());
  });

  it('have the same parameters in each sentence', () => {
    for (const key of Object.keys(en)) {
      assert.deepEqual(new Set(namesIn(formOf(ko[key]))), new Set(namesIn(formOf(en[key]))), key);
    }
  });

  it('have every form that their plural rules ask for', () => {
    for (const [language, dictionary] of Object.entries({ ko, en })) {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      for (const [key, message] of Object.entries(dictionary)) {
        if (typeof message === 'string') continue;
        assert.deepEqual(Object.keys(message).sort(), [...categories].sort(), `${language} ${key}`);
      }
    }
  });

  it('put no particle behind a name that would depend on how it ends', () => {
    for (const [key, message] of Object.entries(ko)) {
      assert.doesNotMatch(formOf(message), /\{(displayName|name|label)\}[가-힣]/, key);
    }
  });

  it('know every key that the interface names', () => {
    const named = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key);
    assert.ok(named.length > 60);
    for (const key of named) assert.ok(key in en, key);
  });

  it('have no sentence that nothing says', () => {
    const built = [...sources.matchAll(/`([a-z.]+)\.?\$\{/gi)].map(([, prefix]) => prefix);
    const unused = Object.keys(en).filter(
      (key) => !sources.includes(`'${key}'`) && !built.some((prefix) => key.startsWith(prefix)),
    );
    assert.deepEqual(unused, []);
  });
});

describe('t', () => {
  afterEach(() => setLocale('en'));

  it('fills in parameters', () => {
    assert.equal(t('room.you', { name: 'Ann' }), 'Ann (you)');
  });

  it('chooses the plural form of the language', () => {
    assert.equal(t('room.people', { count: 1 }), '1 person');
    assert.equal(t('room.people', { count: 3 }), '3 people');
    setLocale('ko');
    assert.equal(t('room.people', { count: 1 }), '1명');
  });

  it('writes numbers as the language does', () => {
    assert.equal(t('chat.left', { count: 1200 }), '1,200 characters left');
  });

  it('does not read parameters as patterns', () => {
    assert.equal(t('room.you', { name: '$& {name}' }), '$& {name} (you)');
  });

  it('gives an unknown key back', () => {
    assert.equal(t('no.such'), 'no.such');
  });
});

describe('setLocale', () => {
  afterEach(() => setLocale('en'));

  it('tells listeners once, until they stop', () => {
    const heard = [];
    const stop = onLocaleChange((next) => heard.push(next));
    setLocale('ko');
    setLocale('ko');
    stop();
    setLocale('en');
    assert.deepEqual(heard, ['ko']);
    assert.equal(locale(), 'en');
  });
});

describe('chooseLocale', () => {
  it('prefers the address, then what was remembered, then the browser', () => {
    const languages = ['de-DE', 'ko-KR', 'en-US'];
    assert.equal(chooseLocale({ asked: 'en', remembered: 'ko', languages }), 'en');
    assert.equal(chooseLocale({ asked: null, remembered: 'en', languages }), 'en');
    assert.equal(chooseLocale({ asked: 'fr', remembered: null, languages }), 'ko');
  });

  it('falls back to English', () => {
    assert.equal(chooseLocale({ languages: ['fr'] }), 'en');
  });
});
