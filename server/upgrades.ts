/**
 * Which requests may leave HTTP. Node hands over the socket of every request with an Upgrade header, and from then on no
 * timeout of HTTP's holds for it: whoever asked for another protocol, or was told no and never hung up, would keep it.
 */
import type { IncomingMessage, ServerOptions } from 'node:http';

/** How long a socket may be idle between its request and the WebSocket's beginning, or after the answer no. */
const idleUpgradeMs = 30_000;

export function upgradeOptions(idleMs = idleUpgradeMs): Pick<ServerOptions, 'shouldUpgradeCallback'> {
  return {
    shouldUpgradeCallback: ({ headers, socket }: IncomingMessage) => {
      // Anything but a WebSocket is a request like any other: HTTP allows passing the wish over.
      if (headers.upgrade?.toLowerCase() !== 'websocket') return false;
      // ws takes the limit off again when the WebSocket has begun; it has pings of its own.
      socket.setTimeout(idleMs, () => socket.destroy());
      return true;
    },
  };
}
