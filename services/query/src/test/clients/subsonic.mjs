// subsonic-api: pings, and asks for tracks that sound like one.
import assert from 'node:assert/strict';
import SubsonicAPI from 'subsonic-api';

const api = new SubsonicAPI({url: process.env.SEGUE_URL, auth: {username: 'any', password: 'any'}});
assert.equal((await api.ping()).status, 'ok');
const answer = await api.customJSON('getSonicSimilarTracks', {id: 't7', count: 3});
assert.equal(answer.status, 'ok');
assert.equal(answer.sonicMatch.length, 3);
