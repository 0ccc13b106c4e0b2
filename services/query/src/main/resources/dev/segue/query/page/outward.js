// A way from a track to where it is heard. Nothing is loaded from there; the link is followed on a press only.

import {h, icon, titled} from './dom.js';

const OUT = 'M14 3h7v7h-2V6.4l-9.3 9.3-1.4-1.4L17.6 5H14zM5 5h6v2H5v12h12v-6h2v8H3V5z';

/** A link to where a track is heard; null where none is known. */
export function outward(track) {
  const href = location(track);
  return href && h('a', {class: 'out', href, target: '_blank', rel: 'noopener noreferrer', title: 'Hear it elsewhere',
    'aria-label': `Hear \u2068${titled(track)}\u2069 elsewhere`}, icon(OUT));
}

const KEY = 'segue.player';
const SPOTIFY_ID = /^(?:spotify:track:)?([0-9A-Za-z]{22})$/;

/** An address for the ids that catalogues have of a track; null where none is of a known shape. */
export function location(track, template = own()) {
  const ids = [track.id, ...track.external_ids ?? []];
  if (template) return template.replace('{id}', encodeURIComponent(track.id));
  const id = ids.map(one => SPOTIFY_ID.exec(one)?.[1]).find(Boolean);
  return id ? `https://open.spotify.com/track/${id}` : null;
}

/** A template of one's own, with {id} where the id goes; kept in this browser. */
function own() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The lines of an extended M3U; what no player finds has an address of its own. */
export const playlist = (title, tracks, template) => ['#EXTM3U', `#PLAYLIST:${line(title)}`, ...tracks.flatMap(track => [
  `#EXTINF:-1,${line([(track.artists ?? []).join(', '), track.title ?? track.id].filter(Boolean).join(' - '))}`,
  location(track, template) ?? `segue:track:${encodeURIComponent(track.id)}`,
])].join('\n') + '\n';

const line = text => text.replace(/\p{Cc}+/gu, ' ');
