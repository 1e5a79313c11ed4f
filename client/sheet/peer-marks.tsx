/**
 * Where colleagues are, each in their colour, and what they are typing before it is written. A name stands beside a
 * selection when its person has just moved or typed, and when I come near; then it goes, so that it covers nothing.
 */
import {
  type Accessor,
  For,
  type JSX,
  Show,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
} from 'solid-js';
import { useText } from '../text/text.tsx';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';
import { type PeerPlace, createPeerPlaces } from './peer-places.ts';
import type { Block, Point } from './selection.ts';
import { createSteadyList } from './steady-list.ts';
import './peer-marks.css';

/** So long a name stands after its person has moved or typed. */
const awakeMs = 5000;

const isIn = ({ firstRow, lastRow, firstColumn, lastColumn }: Block, { row, column }: Point): boolean =>
  row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;

export function PeerMarks(props: { readonly board: Board }): JSX.Element {
  const { board } = props;
  const places = createPeerPlaces(board);
  const clients = createSteadyList(() => [...places().keys()]);
  const corners = createSteadyList(() => {
    const found = new Set<string>();
    for (const { block } of places().values()) if (block) found.add(`${block.firstRow} ${block.firstColumn}`);
    return [...found];
  });
  return (
    <>
      <For each={clients()}>
        {(client) => (
          <Frame
            board={board}
            place={() => places().get(client)}
            depth={() => depthOf(client, clients(), places())}
          />
        )}
      </For>
      <For each={corners()}>{(corner) => <Names board={board} corner={corner} places={places} />}</For>
      <For each={clients()}>{(client) => <Typed board={board} place={() => places().get(client)} />}</For>
    </>
  );
}

interface PeerProps {
  readonly board: Board;
  readonly place: Accessor<PeerPlace | undefined>;
}

const colourOf = (place: PeerPlace | undefined): string => `peer-${(place?.peer.person.colour ?? 0) % 8}`;

/** How many others have drawn their frames around the very same cells: frames of one block lie inside each other. */
function depthOf(client: number, clients: readonly number[], places: ReadonlyMap<number, PeerPlace>): number {
  const own = places.get(client)?.block;
  return clients.slice(0, clients.indexOf(client)).filter((other) => {
    const block = places.get(other)?.block;
    return (
      own !== undefined &&
      block?.firstRow === own.firstRow &&
      block.lastRow === own.lastRow &&
      block.firstColumn === own.firstColumn &&
      block.lastColumn === own.lastColumn
    );
  }).length;
}

/** As many frames of one block as can be told apart in a row of the usual height. */
const mostDepth = 4;

function Frame(props: PeerProps & { readonly depth: Accessor<number> }): JSX.Element {
  return (
    <Show when={props.place()?.block}>
      {(block) => (
        <Mark
          board={props.board}
          class={`peer ${colourOf(props.place())}`}
          from={{ row: block().firstRow, column: block().firstColumn }}
          to={{ row: block().lastRow, column: block().lastColumn }}
        >
          <i style={{ inset: `${Math.min(props.depth(), mostDepth) * 2}px` }} />
        </Mark>
      )}
    </Show>
  );
}

/** What a colleague has half typed, over what still stands in the cell. */
function Typed(props: PeerProps): JSX.Element {
  const { t } = useText();
  return (
    <Show when={props.place()?.typing}>
      {(typing) => (
        <Mark
          board={props.board}
          class={`peer-typing ${colourOf(props.place())}`}
          from={typing().at}
          to={typing().at}
        >
          <span>{typing().text || t('colleagues.typing')}</span>
        </Mark>
      )}
    </Show>
  );
}

/** The names of all whose selections begin at one cell, beside each other. */
function Names(props: {
  readonly board: Board;
  readonly corner: string;
  readonly places: Accessor<ReadonlyMap<number, PeerPlace>>;
}): JSX.Element {
  const { board } = props;
  const [row, column] = props.corner.split(' ').map(Number) as [number, number];
  const here = createSteadyList(() =>
    [...props.places()].flatMap(([client, { block }]) =>
      block?.firstRow === row && block.firstColumn === column ? [client] : [],
    ),
  );
  /** Above the first row there is no room, and what I am at work with is not covered. */
  const isBelow = (): boolean => {
    const active = board.desk.active();
    return row === 0 || row === board.frozen().rows || (active.row === row - 1 && active.column >= column);
  };
  return (
    <Mark
      board={board}
      class="peer-names"
      from={{ row, column }}
      to={{ row: isBelow() ? lastRowOf(here(), props.places()) : row, column }}
    >
      <div class={isBelow() ? 'below' : 'above'}>
        <For each={here()}>{(client) => <Name board={board} place={() => props.places().get(client)} />}</For>
      </div>
    </Mark>
  );
}

function lastRowOf(clients: readonly number[], places: ReadonlyMap<number, PeerPlace>): number {
  return Math.max(...clients.map((client) => places.get(client)?.block?.lastRow ?? 0));
}

function Name(props: PeerProps): JSX.Element {
  const { desk } = props.board;
  const { hovered, nameOf } = props.board.colleagues;
  const [isAwake, setAwake] = createSignal(true);
  createEffect(
    on(
      () => [props.place()?.peer.at, props.place()?.peer.typing],
      () => {
        setAwake(true);
        const timer = setTimeout(() => setAwake(false), awakeMs);
        onCleanup(() => clearTimeout(timer));
      },
    ),
  );
  const isNear = createMemo(() => {
    const block = props.place()?.block;
    if (!block) return false;
    const pointed = hovered();
    return (pointed !== undefined && isIn(block, pointed)) || isIn(block, desk.active());
  });
  return (
    <span class={`peer-tag ${colourOf(props.place())}`} classList={{ still: !isAwake() && !isNear() }}>
      {props.place() && nameOf(props.place()!.peer)}
    </span>
  );
}
