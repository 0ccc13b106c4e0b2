// spotify-web-api-node: knows no other host, so the port of Segue whose root is Spotify's is put in its place.
const assert = require('node:assert/strict');
const WebApiRequest = require('spotify-web-api-node/src/webapi-request.js');
const SpotifyWebApi = require('spotify-web-api-node');

const base = new URL('/spotify', process.env.SEGUE_URL);
const builder = WebApiRequest.builder.bind(WebApiRequest);
WebApiRequest.builder = token => {
  const made = builder(token);
  made.withHost(base.hostname).withPort(base.port).withScheme('http');
  const withPath = made.withPath.bind(made);
  made.withPath = path => withPath(base.pathname + path);
  return made;
};
const spotify = new SpotifyWebApi();
spotify.setAccessToken('any');
(async () => {
  assert.equal((await spotify.getTrack('t7')).body.name, 'Title 7');
  assert.equal((await spotify.getAudioFeaturesForTracks(['t7', 'nobody'])).body.audio_features[1], null);
  assert.equal((await spotify.getRecommendations({seed_tracks: ['t7'], limit: 4})).body.tracks.length, 4);
  assert.equal((await spotify.searchTracks('title', {limit: 2})).body.tracks.items.length, 2);
})().catch(problem => {
  console.error(problem);
  process.exit(1);
});
