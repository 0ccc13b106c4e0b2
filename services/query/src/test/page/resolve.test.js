import assert from 'node:assert/strict';
import test from 'node:test';
import {location, playlist} from '../../main/resources/dev/segue/query/page/outward.js';
import {descriptions, meant} from '../../main/resources/dev/segue/query/page/resolve.js';

const ID = '4uLU6hMCjMI75M1A2tKUQC';

test('links, ids and recording codes are understood, and words are left to the search', () => {
  for (const text of [`https://open.spotify.com/track/${ID}?si=x`, `spotify:track:${ID}`, ID, 'mbid:1-2']) {
    assert.equal(meant(text), text);
  }
  assert.equal(meant('segue:track:a%2Fb'), 'a/b');
  assert.deepEqual(meant('AT-X99-19-00001'), {isrc: 'AT-X99-19-00001'});
  for (const text of ['dance monkey', 'artist:miles', 'year:1990-1999', 'Re: Stacks', 'AllTheSmallThingsTheyDo', 'love']) assert.equal(meant(text), null, text);
});

test('a pasted playlist is read line by line', () => {
  assert.deepEqual(descriptions(`#EXTM3U\n#EXTINF:1,x\n${ID}\r\n\n Tones and I – Dance Monkey \nt1`),
    [ID, {artists: ['Tones and I'], title: 'Dance Monkey'}, 't1']);
});

test('an M3U holds what a player can open, by a template', () => {
  const tracks = [{id: ID, title: 'A\nB', artists: ['C', 'D']}, {id: 'a/b', title: null}];
  assert.equal(playlist('Mine', tracks), `#EXTM3U\n#PLAYLIST:Mine\n#EXTINF:-1,C, D - A B\nhttps://open.spotify.com/track/${ID}\n`
    + '#EXTINF:-1,a/b\nsegue:track:a%2Fb\n');
  assert.equal(location({id: 'a/b'}, 'http://music.local/{id}.flac'), 'http://music.local/a%2Fb.flac');
  assert.equal(location({id: 'x', external_ids: [`spotify:track:${ID}`]}, null), `https://open.spotify.com/track/${ID}`);
});
