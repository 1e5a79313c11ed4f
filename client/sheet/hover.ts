/** Tells the cell that the mouse is over, as long as it is over cells. A finger that touches is not over anything. */
import { onCleanup, onMount } from 'solid-js';
import type { Board } from './board.ts';
import type { Point } from './selection.ts';

export function watchHover(board: Board, tell: (point: Point | undefined) => void): void {
  const leave = (): void => tell(undefined);
  const move = (event: PointerEvent): void => {
    const isOverCells = (event.target as Element).closest('.grid') !== null;
    const { inHead, ...at } = board.hitAt(event);
    if (event.pointerType === 'touch' || event.buttons !== 0 || inHead || !isOverCells) leave();
    else tell(at);
  };
  onMount(() => {
    const scroller = board.scroller();
    scroller.addEventListener('pointermove', move, { passive: true });
    scroller.addEventListener('pointerleave', leave);
    scroller.addEventListener('scroll', leave, { passive: true });
    onCleanup(() => {
      scroller.removeEventListener('pointermove', move);
      scroller.removeEventListener('pointerleave', leave);
      scroller.removeEventListener('scroll', leave);
    });
  });
}
