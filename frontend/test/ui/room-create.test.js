import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { t } from '../../js/i18n/index.js';
import { wrongField } from '../../js/ui/home/room-choices.js';
import { RoomCreate } from '../../js/ui/home/room-create.js';
import { drawn } from '../support/drawn.js';

describe('wrongField', () => {
  it('is the first one that is empty or too short', () => {
    assert.equal(wrongField({ name: '', passcode: '123' }), 'name');
    assert.equal(wrongField({ name: 'Weekly', passcode: '123' }), 'passcode');
    assert.equal(wrongField({ name: 'Weekly', passcode: '1234' }), '');
    assert.equal(wrongField({ name: 'Weekly' }), '');
  });
});

describe('RoomCreate', () => {
  const formWith = (wrong) => {
    const form = new RoomCreate();
    form.wrong = wrong;
    return drawn(form.render());
  };
  const fieldOf = (form, id) => form.slice(form.indexOf(`id="${id}"`)).split('/>')[0];

  it('says at the field of the passcode that it is too short', () => {
    const form = formWith('passcode');
    const field = fieldOf(form, 'new-passcode');
    assert.match(field, /aria-invalid=true/);
    assert.match(field, /aria-describedby="new-passcode-problem"/);
    assert.match(fieldOf(form, 'room-name'), /aria-invalid=false/);
    const problem = form.slice(form.indexOf('id="new-passcode-problem"')).split('</p>')[0];
    assert.ok(problem.includes(String(t('home.passcodeShort'))));
  });

  it('marks the name of a room that is missing', () => {
    const form = formWith('name');
    assert.match(fieldOf(form, 'room-name'), /aria-invalid=true/);
    assert.match(fieldOf(form, 'room-name'), /aria-describedby="room-name-problem"/);
    const said = form.indexOf(String(t('home.roomNameMissing')));
    assert.ok(said > form.indexOf('id="room-name-problem"'));
    // On a phone the button stands below, and not between the field and what is said of it.
    assert.ok(said < form.indexOf('data-testid="create-room"'));
    assert.match(fieldOf(form, 'new-passcode'), /aria-invalid=false/);
  });
});
