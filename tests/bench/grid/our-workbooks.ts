/** Our own page's part: the loads as shared documents on a real server, and what the page shows of them. */
import { rmSync } from 'node:fs';
import * as Y from 'yjs';
import { cellKey } from '../../../model/index.ts';
import { baseLine } from '../../../model/workbook/axis.ts';
import { type ChildServer, openChildServer } from '../../support/child-server.ts';
import { type TestPerson, openTestServer, temporaryFolder } from '../../support/server.ts';
import { blankDoc } from '../../support/workbooks.ts';
import { type Load, columns, rowCount, rowOf, totalColumn } from './workload.ts';

/** The same formulas by identity: in a fresh sheet a line's id is its number. */
function stored(text: string): string {
  return text.replace(/([A-J])(\d+)(?::([A-J])(\d+))?/g, (_, column, row, toColumn, toRow) => {
    const end = (letter: string, number: string): string =>
      `${baseLine(Number(number) - 1)}.${baseLine(letter.charCodeAt(0) - 65)}`;
    return `\`${end(column, row)}${toColumn === undefined ? '' : `:${end(toColumn, toRow)}`}\``;
  });
}

export function stateOf(load: Load): Uint8Array {
  const doc = blankDoc([{ id: 'a', name: 'Ark1', rows: rowCount(load), columns }]);
  doc.transact(() => {
    const cells = doc.getMap<number | string>('c/a');
    for (let row = 0; row < rowCount(load); row++) {
      rowOf(load, row).forEach((content, column) => {
        const key = cellKey(baseLine(row), baseLine(column));
        cells.set(key, typeof content === 'string' ? stored(content) : content);
      });
    }
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** The cell of W's total at the bottom. */
export const totalKey = cellKey(baseLine(rowCount('W') - 1), baseLine(totalColumn));

export interface OurServer {
  readonly url: string;
  readonly pid: number;
  readonly cookie: { readonly name: string; readonly value: string; readonly url: string };
  readonly person: TestPerson;
  /** addresses of the workbooks */
  readonly workbooks: Readonly<Record<Load, string>>;
  close(): Promise<void>;
}

const mebibyte = 1024 * 1024;

export async function openOurServer(): Promise<OurServer> {
  const folder = temporaryFolder();
  const large = { updateBytes: 200 * mebibyte, catchUpBytes: 200 * mebibyte, documentBytes: 500 * mebibyte };
  const maker = await openTestServer({
    folder,
    settings: { limits: large },
    office: { create: ({ title }) => Promise.resolve(stateOf(title as Load)) },
  });
  const anne = await maker.openPerson('Anne');
  const workbooks = {
    W: await anne.createWorkbook('W'),
    W2: await anne.createWorkbook('W2'),
    'W2 of 10,000': await anne.createWorkbook('W2 of 10,000'),
    'W2 of 1,000': await anne.createWorkbook('W2 of 1,000'),
  };
  await maker.close();
  const server: ChildServer = await openChildServer(folder, {
    SAMREGN_UPDATE_BYTES: String(large.updateBytes),
    SAMREGN_CATCH_UP_BYTES: String(large.catchUpBytes),
    SAMREGN_DOCUMENT_BYTES: String(large.documentBytes),
  });
  const [name, value] = anne.cookie.split('=') as [string, string];
  return {
    url: server.url,
    pid: server.pid,
    cookie: { name, value, url: server.url },
    person: anne.at(server),
    workbooks,
    async close() {
      await server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Runs in our page before anything else: the same questions as a peer's page answers, answered by what is drawn; what is
 * out of view, by what the calculation has told the page. `totalKey`: the cell of the total at the bottom.
 */
export function watchOurPage(totalKey: string): void {
  const numberIn = (id: string): number => {
    const text = document.querySelector(`#${id} .text`)?.textContent ?? '';
    return text === '' ? Number.NaN : Number(text.replaceAll('.', '').replace(',', '.').replace('−', '-'));
  };
  let total: unknown = Number.NaN;
  const Thread = globalThis.Worker;
  globalThis.Worker = class extends Thread {
    constructor(...given: ConstructorParameters<typeof Thread>) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        for (const [, keys, values] of data.sheets ?? []) {
          const at = keys.indexOf(totalKey);
          if (at >= 0) total = values[at];
        }
      });
    }
  };
  const place = (): Element | null => document.querySelector('.grid-place');
  const bench = {
    paintedMs: undefined as number | undefined,
    calculatedMs: undefined as number | undefined,
    /** whether the values of formulas were there with the first paint */
    hadFormulas: false,
    arrivedMs: 0,
    opened: {
      scrolledPx: () => place()?.scrollTop ?? 0,
      first: () => {
        const { left, top, width, height } = document.querySelector('#cell-0-0')!.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      },
    },
    seen: () => [numberIn('cell-0-0'), numberIn('cell-0-7'), total],
  };
  (globalThis as { bench?: unknown }).bench = bench;
  const look = (): void => {
    if (bench.paintedMs === undefined && numberIn('cell-0-1') > 0) {
      bench.hadFormulas = numberIn('cell-0-7') > 0;
      requestAnimationFrame(() => (bench.paintedMs ??= performance.now()));
    }
    const isCalculating = document.querySelector('.calculating') !== null;
    if (bench.paintedMs !== undefined && !isCalculating && numberIn('cell-0-7') > 0)
      bench.calculatedMs ??= performance.now();
    if (bench.calculatedMs === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  // When what a colleague wrote arrived.
  const Socket = globalThis.WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(...given: ConstructorParameters<typeof Socket>) {
      super(...given);
      this.addEventListener('message', () => (bench.arrivedMs = performance.now()));
    }
  };
}
