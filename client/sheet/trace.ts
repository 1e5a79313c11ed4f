/** Which cells a cell is calculated from, or which are calculated from it: what a person has asked to see in the sheets. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { type Area, type CellId, dependentsOf, precedentsOf } from '#model';
import type { WorkbookSession } from '../workbook-session.ts';
import { blocksOf } from './blocks-of.ts';

export type TraceKind = 'precedents' | 'dependents';

export interface Traced {
  readonly kind: TraceKind;
  readonly at: CellId;
}

export interface Trace {
  readonly traced: Accessor<Traced | undefined>;
  /** what was found, by sheets; it follows rows that move */
  readonly areas: Accessor<readonly Area[]>;
  show(kind: TraceKind, at: CellId): void;
  hide(): void;
}

export function createTrace(session: WorkbookSession): Trace {
  const { workbook } = session;
  const [asked, setAsked] = createSignal<Traced>();
  const traced = createMemo(() => {
    session.trackEveryLayout();
    const now = asked();
    return now && workbook.positionOf(now.at) ? now : undefined;
  });
  // Every formula is read for these, so they are found when they are asked for, and not again while colleagues type.
  const dependents = createMemo((): readonly CellId[] => {
    const now = asked();
    return now?.kind === 'dependents' ? dependentsOf(workbook, now.at) : [];
  });
  const areas = createMemo((): readonly Area[] => {
    const now = traced();
    if (!now) return [];
    session.trackEveryLayout();
    if (now.kind === 'dependents') return blocksOf(dependents(), workbook);
    session.trackContents();
    return precedentsOf(workbook, now.at);
  });
  return {
    traced,
    areas,
    show: (kind, at) => setAsked({ kind, at }),
    hide: () => setAsked(undefined),
  };
}
