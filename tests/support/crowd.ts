/**
 * A thousand people, in a process of their own: sockets that come back by themselves as the page's do, each with a
 * document in which it writes one cell per visit. Their parent says where to go, and asks what they have been promised.
 */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { retryWaitMs } from '../../client/collaborate/retry.ts';
import { type RawClient, openRawClient } from './sync-clients.ts';

export interface Crowd {
  readonly url: string;
  readonly cookie: string;
  readonly workbooks: readonly string[];
  readonly people: number;
}

/** What was acknowledged, and how many are there at the moment. */
export interface CrowdState {
  readonly acknowledged: readonly (readonly [workbook: string, key: string])[];
  readonly here: number;
  readonly closeCodes: Readonly<Record<number, number>>;
}

interface Member {
  readonly workbook: string;
  readonly doc: Y.Doc;
  client: RawClient | undefined;
  visits: number;
}

let members: Member[] = [];
const acknowledged: [string, string][] = [];
const closeCodes: Record<number, number> = {};
let isOver = false;

async function visit({ url, cookie }: Crowd, member: Member, index: number, attempt = 0): Promise<void> {
  if (isOver) return;
  const again = (next: number): void => {
    setTimeout(
      () => void visit({ url, cookie, workbooks: [], people: 0 }, member, index, next),
      retryWaitMs(next, Math.random()),
    );
  };
  const person = { url, cookie } as Parameters<typeof openRawClient>[0];
  let client: RawClient;
  try {
    client = await openRawClient(person, member.workbook, { doc: member.doc });
  } catch {
    again(attempt + 1);
    return;
  }
  member.client = client;
  client.socket.on('close', (code) => {
    closeCodes[code] = (closeCodes[code] ?? 0) + 1;
    member.client = undefined;
    again(0);
  });
  const key = `${index}.${member.visits++}`;
  let is: 'joining' | 'saving' | 'saved' = 'joining';
  client.socket.on('message', () => {
    if (is === 'joining' && client.isSynced) {
      is = 'saving';
      client.cells.set(key, index);
    } else if (is === 'saving' && client.saved >= client.sent) {
      is = 'saved';
      acknowledged.push([member.workbook, key]);
    }
  });
}

function state(): CrowdState {
  const here = members.filter(
    ({ client }) =>
      client?.isSynced && client.socket.readyState === WebSocket.OPEN && client.saved >= client.sent,
  ).length;
  return { acknowledged, here, closeCodes };
}

process.on('message', (said: Crowd | 'state' | 'leave') => {
  if (said === 'state') process.send!(state());
  else if (said === 'leave') {
    isOver = true;
    process.exit();
  } else {
    members = Array.from({ length: said.people }, (_, i) => ({
      workbook: said.workbooks[i % said.workbooks.length]!,
      doc: new Y.Doc(),
      client: undefined,
      visits: 0,
    }));
    for (const [i, member] of members.entries()) void visit(said, member, i);
  }
});
