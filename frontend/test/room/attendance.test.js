import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiClient } from '../../js/api/api-client.js';
import { getAttendanceCsv, getMemberships } from '../../js/api/attendance-api.js';
import { attendanceByDay } from '../../js/room/attendance.js';

const MINUTE = 60_000;
const start = new Date(2026, 10, 20, 9).getTime();
const at = (minutes) => new Date(start + minutes * MINUTE).toISOString();
let id = 0;
const span = (person, from, to, more = {}) => ({
  participantId: `p${id++}`,
  ...(person && { person }),
  displayName: person || '',
  role: /** @type {const} */ ('participant'),
  joinedAt: at(from),
  ...(to !== null && { leftAt: at(to) }),
  talkSeconds: 0,
  ...more,
});

describe('attendance', () => {
  it('makes one person of many spans, and counts what overlaps once', () => {
    const [{ people }] = attendanceByDay(
      [
        span('Ann', 0, 10, { talkSeconds: 5 }),
        span('Bob', 1, 60),
        span('Ann', 5, 20, { talkSeconds: 7, role: 'host', displayName: 'Anna' }),
        span('Ann', 30, 40),
      ],
      start + 90 * MINUTE,
    );
    const [ann, bob] = people;
    assert.deepEqual(
      [ann.name, ann.isHost, ann.talkSeconds, ann.spans.length],
      ['Ann', true, 12, 3],
    );
    assert.deepEqual([ann.from, ann.to], [start, start + 40 * MINUTE]);
    assert.equal(ann.presentMillis, 30 * MINUTE);
    assert.equal(bob.presentMillis, 59 * MINUTE);
  });

  it('counts who is there until now', () => {
    const [{ people }] = attendanceByDay(
      [span('Ann', 0, 10), span('Ann', 20, null)],
      start + 25 * MINUTE,
    );
    assert.deepEqual([people[0].to, people[0].presentMillis], [null, 15 * MINUTE]);
  });

  it('does not take two erased accounts for one person', () => {
    const [{ people }] = attendanceByDay([span('', 0, 10), span('', 0, 10)], start);
    assert.equal(people.length, 2);
  });

  it('begins anew each day, the newest first', () => {
    const day = 24 * 60;
    const days = attendanceByDay(
      [span('Ann', 0, 10), span('Ann', day, day + 5), span('Bob', day, null)],
      start + (day + 30) * MINUTE,
    );
    assert.deepEqual(
      days.map(({ people }) => people.map(({ name }) => name)),
      [['Ann', 'Bob'], ['Ann']],
    );
  });
});

describe('the attendance of the server', () => {
  const head = 'participant_id,display_name\r\n';
  const lines = (count) => '"p","Ann"\r\n'.repeat(count);
  const api = (answer) => {
    const asked = [];
    const fetch = async (url, { headers }) => {
      asked.push({ url, accept: headers.Accept });
      return answer(Number(new URL(url, 'http://x').searchParams.get('page')));
    };
    const client = new ApiClient({ fetch: /** @type {any} */ (fetch), locale: () => 'en' });
    return { client, asked };
  };

  it('is read page by page', async () => {
    const { client, asked } = api((page) =>
      Response.json({ memberships: Array(page === 0 ? 1000 : 3).fill(span('Ann', 0, 1)) }),
    );
    assert.equal((await getMemberships(client, 'token', 'aaa')).length, 1003);
    assert.equal(asked.length, 2);
  });

  it('is one file with one head', async () => {
    const { client, asked } = api((page) => new Response(head + lines(page === 0 ? 1000 : 3)));
    const csv = await getAttendanceCsv(client, 'token', 'aaa');
    assert.equal(csv, head + lines(1003));
    assert.match(asked[0].accept, /^text\/csv/);
  });

  it('tells why it is refused', async () => {
    const { client } = api(() => Response.json({ code: 'forbidden' }, { status: 403 }));
    await assert.rejects(getAttendanceCsv(client, 'token', 'aaa'), { code: 'forbidden' });
  });
});
