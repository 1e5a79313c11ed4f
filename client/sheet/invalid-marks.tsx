/** Frames around the cells that break the rules for what may stand in them, as long as somebody wants to see them. */
import { For, type JSX, createMemo } from 'solid-js';
import { breachesOn } from '#model';
import type { Board } from './board.ts';
import { Mark } from './mark.tsx';

/** Most that are framed. */
const maxMarks = 500;

export function InvalidMarks(props: { readonly board: Board }): JSX.Element {
  const { session } = props.board;
  const points = createMemo(() => {
    if (!session.showsInvalid()) return [];
    const { id } = props.board.sheet();
    session.trackValidations(id);
    session.trackAnyValue();
    return breachesOn(session.workbook, id, maxMarks, session.calculated).flatMap(
      ({ at }) => session.workbook.positionOf(at) ?? [],
    );
  });
  return (
    <For each={points()}>
      {(point) => <Mark board={props.board} class="invalid" from={point} to={point} />}
    </For>
  );
}
