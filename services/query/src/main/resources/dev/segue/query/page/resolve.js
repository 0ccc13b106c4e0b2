// What somebody means who pastes something: a link, an id, a recording code, or artist and title.

const LINK = /^(?:https?:\/\/|[a-z][a-z0-9.-]*:)\S+$/i;
const FIELD = /^(?:track|title|artist|album|year|genre|isrc|tag):/i;
const ISRC = /^[a-z]{2}-?[a-z0-9]{3}-?\d{2}-?\d{5}$/i;
const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;
const OWN = /^segue:track:(.+)$/;

/** A description for v1/tracks:resolve of a text that is an id of some kind; null for words. */
export function meant(text) {
  const own = OWN.exec(text);
  if (own) {
    try {
      return decodeURIComponent(own[1]);
    } catch {
      return own[1];
    }
  }
  if (FIELD.test(text)) return null;
  if (ISRC.test(text)) return {isrc: text};
  return LINK.test(text) || (SPOTIFY_ID.test(text) && /\d/.test(text)) ? text : null;
}

/** Descriptions of the lines of a pasted playlist; an M3U's remarks and empty lines are none. */
export const descriptions = text => text.split(/\r?\n/)
  .map(line => line.trim())
  .filter(line => line && !line.startsWith('#'))
  .map(line => meant(line) ?? named(line));

/** "Artist – title", or an id as it is. */
function named(line) {
  const parts = /^(.+?)\s+[-–—]\s+(.+)$/.exec(line);
  return parts ? {artists: parts[1].split(/\s*,\s*/), title: parts[2]} : line;
}

/** A description as it was meant, for people. */
export const said = description => typeof description === 'string' ? description
  : description.isrc ?? `${description.artists.join(', ')} – ${description.title}`;
