import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiClient } from '../../js/api/api-client.js';
import {
  claimHost,
  createRoom,
  endRoom,
  getRoom,
  listRooms,
  tellAway,
} from '../../js/api/rooms-api.js';
import { createUser, updateUser } from '../../js/api/users-api.js';

function create(answer = () => new Response(null, { status: 204 })) {
  const requests = [];
  const fetch = async (url, init) => {
    requests.push({ url, ...init });
    return answer();
  };
  const api = new ApiClient({ fetch: /** @type {any} */ (fetch), locale: () => 'ko' });
  return { api, requests };
}

const problemOf = (promise) =>
  promise.then(
    () => assert.fail(),
    (problem) => problem,
  );

describe('ApiClient', () => {
  it('calls each endpoint as the protocol has it', async () => {
    const { api, requests } = create();
    await createUser(api, { displayName: '지우' });
    await updateUser(api, 't', { locale: 'en' });
    await listRooms(api, { q: 'a b', page: 0, sort: 'name', size: undefined });
    await getRoom(api, 'a/b');
    await createRoom(api, 't', { name: 'Weekly' });
    await endRoom(api, 't', 'aaa');
    await claimHost(api, 't', 'aaa', 's');
    await tellAway(api, 't', 'aaa', { id: 'p1', incarnation: 2 });
    assert.deepEqual(
      requests.map(({ method, url, body, keepalive }) => [method, url, body, keepalive]),
      [
        ['POST', '/api/users', '{"displayName":"지우"}', false],
        ['PATCH', '/api/users/me', '{"locale":"en"}', false],
        ['GET', '/api/rooms?q=a+b&page=0&sort=name', undefined, false],
        ['GET', '/api/rooms/a%2Fb', undefined, false],
        ['POST', '/api/rooms', '{"name":"Weekly"}', false],
        ['DELETE', '/api/rooms/aaa', undefined, false],
        ['POST', '/api/rooms/aaa/host', '{"secret":"s"}', false],
        ['POST', '/api/rooms/aaa/participants/p1/away', '{"incarnation":2}', true],
      ],
    );
    assert.equal(requests[0].headers.Authorization, undefined);
    assert.equal(requests[1].headers.Authorization, 'Bearer t');
    assert.equal(requests[0].headers['Accept-Language'], 'ko');
  });

  it('makes a problem of a problem body', async () => {
    const errors = [{ field: 'name', detail: 'x' }];
    const body = { type: 'about:blank', status: 400, code: 'validation', detail: 'y', errors };
    const { api } = create(() => Response.json(body, { status: 400 }));
    const { code, status, detail, errors: told } = await problemOf(getRoom(api, 'a'));
    assert.deepEqual(
      { code, status, detail, told },
      { code: 'validation', status: 400, detail: 'y', told: errors },
    );
  });

  it('knows an error that is not ours, and a server that is not there', async () => {
    const { api } = create(() => new Response('<html>', { status: 502 }));
    const problem = await problemOf(getRoom(api, 'a'));
    assert.deepEqual([problem.code, problem.status], ['internal', 502]);
    const offline = create(() => Promise.reject(new TypeError('Failed to fetch')));
    const network = await problemOf(getRoom(offline.api, 'a'));
    assert.deepEqual([network.code, network.status], ['network', 0]);
  });
});
