import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRoomLink, roomPath } from '../../js/ui/room-link.js';
import { addressOf, routeOf } from '../../js/ui/route.js';

const CODE = 'k3x9-7mwp-q2vdx';

describe('readRoomLink', () => {
  for (const text of [
    CODE,
    `  ${CODE} `,
    'K3X9-7MWP-Q2VDX',
    'k3x9 7mwp q2vdx',
    'k3x97mwpq2vdx',
    'k3x9–7mwp–q2vdx',
    `/r/${CODE}`,
    `madang.example.org/r/${CODE}`,
    `https://madang.example.org:8443/r/${CODE}?lang=ko`,
    `https://madang.example.org/r/${CODE.toUpperCase()}/`,
  ]) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readRoomLink(text), { code: CODE });
    });
  }

  it('keeps the host secret of a host link as it is written', () => {
    const link = readRoomLink(`https://madang.example.org/r/${CODE}#host=Zm9vQmFy-_`);
    assert.deepEqual(link, { code: CODE, hostSecret: 'Zm9vQmFy-_' });
  });

  for (const text of ['', '   ', 'hello', 'https://example.org/', '안녕하세요', 'a/b/c', '-----']) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.equal(readRoomLink(text), null);
    });
  }
});

describe('routeOf', () => {
  it('knows the start page, rooms and nothing else', () => {
    assert.deepEqual(routeOf({ pathname: '/', hash: '' }), { page: 'home' });
    assert.deepEqual(routeOf({ pathname: `/r/${CODE}`, hash: '' }), { page: 'room', code: CODE });
    assert.deepEqual(routeOf({ pathname: `/r/${CODE}/x`, hash: '' }), { page: 'unknown' });
    assert.deepEqual(routeOf({ pathname: '/somewhere', hash: '' }), { page: 'unknown' });
  });

  it('takes the host secret out of the fragment and never back into the address', () => {
    const route = routeOf({ pathname: `/r/${CODE}`, hash: '#host=abc' });
    assert.deepEqual(route, { page: 'room', code: CODE, hostSecret: 'abc' });
    assert.equal(addressOf(route), roomPath(CODE));
  });
});
