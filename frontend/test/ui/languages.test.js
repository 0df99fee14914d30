import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'node:test';
import { en } from '../../js/i18n/en.js';
import {
  chooseLocale,
  languageName,
  locales,
  serverLocale,
  setLocale,
  t,
} from '../../js/i18n/index.js';
import { LANGUAGES } from '../../js/i18n/languages.js';
import { templatesOf } from '../support/templates.js';

const JS = new URL('../../js/', import.meta.url);
const filesIn = (folder) =>
  readdirSync(new URL(folder, JS), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, source: readFileSync(new URL(folder + name, JS), 'utf8') }));

describe('a third language', () => {
  afterEach(() => {
    setLocale('en');
    delete LANGUAGES.ru;
  });

  it('is a catalogue and a line', () => {
    LANGUAGES.ru = {
      ...en,
      'room.people': { one: '{count} one', few: '{count} few', many: '{count} many', other: '' },
    };
    assert.deepEqual(locales(), ['ko', 'en', 'ru']);
    assert.equal(chooseLocale({ languages: ['ru-RU'] }), 'ru');
    setLocale('ru');
    assert.equal(t('room.people', { count: 3 }), '3 few');
    assert.equal(t('room.people', { count: 5 }), '5 many');
    assert.equal(t('room.people', { count: 21 }), '21 one');
    assert.equal(t('lobby.join'), en['lobby.join']);
  });

  it('has its own name, and one in each other language', () => {
    assert.deepEqual(
      locales().map((each) => languageName(each)),
      ['한국어', 'English'],
    );
    assert.equal(languageName('ko', 'en'), 'Korean');
    assert.equal(languageName('en', 'ko'), '영어');
  });

  it('gets the sentences of the server in English', () => {
    assert.equal(serverLocale('ru'), 'en');
    assert.equal(serverLocale('ko'), 'ko');
  });
});

describe('templatesOf', () => {
  it('finds what a template says, and not what it calculates', () => {
    const source = [
      '// html`no`',
      "const a = html`<p title=${t('a')}>Hello ${b ? html`<i>${'x}`'}there</i>` : `no`}</p>`;",
    ].join('\n');
    assert.deepEqual(templatesOf(source), ['<i>\0there</i>', '<p title=\0>Hello \0</p>']);
  });
});

describe('text outside the catalogues', () => {
  const ui = filesIn('ui/');

  it('is in no template', () => {
    const templates = ui.flatMap(({ name, source }) =>
      templatesOf(source).map((text) => ({ name, text })),
    );
    assert.ok(templates.length > 150);
    for (const { name, text } of templates) {
      const said = text.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, '');
      assert.doesNotMatch(said, /\p{L}/u, name);
    }
  });

  it('is in no attribute that is read aloud or shown', () => {
    for (const { name, source } of ui) {
      for (const text of templatesOf(source)) {
        const spoken = /\b(aria-label|aria-description|title|placeholder|alt|label)="[^"]*\p{L}/u;
        assert.doesNotMatch(text, spoken, name);
      }
    }
  });

  it('is not Korean', () => {
    const files = filesIn('').filter(
      ({ name }) => !/^i18n\/ko[.-]/.test(name) && name !== 'admin/texts.js',
    );
    assert.ok(files.length > 100);
    for (const { name, source } of files) {
      const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
      assert.doesNotMatch(code, /[가-힣]/, name);
    }
  });
});
