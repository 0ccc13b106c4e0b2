// @spotify/web-api-ts-sdk: pointed at Segue by its own fetch.
import assert from 'node:assert/strict';
import {SpotifyApi} from '@spotify/web-api-ts-sdk';

const base = new URL('/spotify/v1/', process.env.SEGUE_URL).href;
const token = {access_token: 'any', token_type: 'Bearer', expires_in: 3600, refresh_token: ''};
const spotify = SpotifyApi.withAccessToken('any', token, {
  fetch: (address, init) => fetch(String(address).replace('https://api.spotify.com/v1/', base), init),
});
const track = await spotify.tracks.get('t7');
assert.equal(track.name, 'Title 7');
const features = await spotify.tracks.audioFeatures(['t7', 'nobody']);
assert.equal(features[0].id, 't7');
assert.equal(features[1], null);
const {tracks} = await spotify.recommendations.get({seed_tracks: ['t7'], limit: 5});
assert.equal(tracks.length, 5);
const found = await spotify.search('track:title', ['track'], undefined, 3);
assert.equal(found.tracks.items.length, 3);
