/**
 * The floor: what comes from one socket goes to all others in the room as it is, with no document and no disk. For the
 * joiners of part d it keeps the last step 2 of a room as a block of bytes and answers every step 1 with it.
 */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
const rooms = new Map();

server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? { sockets: new Set(), block: undefined };
  rooms.set(url, room);
  room.sockets.add(socket);
  socket.on('message', (data) => {
    const [kind, step] = data;
    if (kind === 0 && step === 0) {
      if (room.block) socket.send(room.block);
      return;
    }
    if (kind === 0 && step === 1) room.block = data;
    for (const other of room.sockets) if (other !== socket) other.send(data);
  });
  socket.on('close', () => room.sockets.delete(socket));
});
server.on('listening', () => process.stdout.write(`listening on :${server.address().port}\n`));
