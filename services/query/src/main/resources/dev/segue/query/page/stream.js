// Server-sent events from v1/stream, after a break those that came meanwhile.

import {query} from './api.js';
import {events} from './events.js';

const AGAIN_AFTER = 2_000;

/**
 * Calls the handlers, by the names of events, with what comes. It connects while the service is ready: what a service
 * restores when it starts is no arrival.
 * @param life ends it
 * @param status the store of the service's state
 * @param handlers also `connected` and `broken`
 */
export function stream({life, status, handlers, recent = 10}) {
  const ready = () => ['ready', 'empty'].includes(status.value.kind);
  let source;
  let seen = '';
  let stop = () => {};

  const close = () => {
    stop();
    source?.abort();
    source = undefined;
  };
  const connect = () => {
    if (source || !ready()) return;
    stop();
    const own = new AbortController();
    source = own;
    // One that was connected before does not want again what it has shown.
    events('v1/stream' + query({recent: seen ? 0 : recent, last_event_id: seen}), {
      signal: own.signal,
      opened: () => handlers.connected(),
      event: ({name, id, data}) => {
        seen = id || seen;
        handlers[name]?.(JSON.parse(data));
      },
    }).catch(() => {
      if (own.signal.aborted) return;
      close();
      handlers.broken();
      stop = life.after(AGAIN_AFTER, connect);
      status.look();
    });
  };
  status.watch(life, connect);
  life.onEnd(close);
  connect();
}
