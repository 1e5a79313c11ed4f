/** The register on this screen: its lines as they are now, and which of them are listed. */
import { type Accessor, createMemo } from 'solid-js';
import { type CellId, type RegisterLine, cellKey, registerOf } from '#model';
import { cellsBehind } from './behind-cells.ts';
import type { WorkbookSession } from '../workbook-session.ts';
import type { Filter, PanelState } from './panel-state.ts';

export interface RegisterView {
  readonly lines: Accessor<readonly RegisterLine[]>;
  line(id: string): RegisterLine | undefined;
  /** the sheets with listed lines, and on each its lines, by id */
  readonly sheets: Accessor<readonly string[]>;
  idsOn(sheet: string): readonly string[];
  /** every line that is listed */
  readonly listed: Accessor<readonly RegisterLine[]>;
  count(filter: Filter): number;
}

export function linesOf(session: WorkbookSession): readonly RegisterLine[] {
  session.trackAssumptions();
  return registerOf(session.workbook, (at) => session.valueAt(at));
}

const isSame = (one: CellId, other: CellId | undefined): boolean =>
  one.sheet === other?.sheet && one.row === other.row && one.column === other.column;

/** The line whose value, or whose range, stands in a cell. */
export function lineAt(lines: readonly RegisterLine[], at: CellId): RegisterLine | undefined {
  return lines.find(({ assumption, lowAt, highAt }) =>
    [assumption.cell, lowAt, highAt].some((one) => isSame(at, one)),
  );
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i]);
}

function matches(line: RegisterLine, filter: Filter, session: WorkbookSession): boolean {
  const { assumption, lacks, isInUse } = line;
  // Empty rows of a table, and fields that nobody needs here, would hide the lines that matter.
  if (!isInUse) return false;
  switch (filter.kind) {
    case 'all':
      return true;
    case 'noSource':
      return assumption.source === undefined && assumption.grade !== 'estimate';
    case 'estimate':
      return assumption.grade === 'estimate';
    case 'open':
      return lacks.includes('review');
    case 'lacking':
      return lacks.length > 0;
    case 'behind': {
      const behind = cellsBehind(session, [filter.result]);
      return [assumption.cell, line.lowAt, line.highAt].some(
        (at) => at && behind.get(at.sheet)?.has(cellKey(at.row, at.column)),
      );
    }
  }
}

export function createRegisterView(session: WorkbookSession, panel: PanelState): RegisterView {
  const lines = createMemo(() => linesOf(session));
  const byId = createMemo(() => new Map(lines().map((line) => [line.assumption.id, line])));
  // What is being filled in stays, also when it no longer matches.
  const listed = createMemo(() =>
    lines().filter((line) => line.assumption.id === panel.openId() || matches(line, panel.filter(), session)),
  );
  const sheets = createMemo(() => [...new Set(listed().map(({ assumption }) => assumption.cell.sheet))], [], {
    equals: sameTexts,
  });
  return {
    lines,
    line: (id) => byId().get(id),
    sheets,
    idsOn: (sheet) =>
      listed().flatMap(({ assumption }) => (assumption.cell.sheet === sheet ? [assumption.id] : [])),
    listed,
    count: (filter) => lines().filter((line) => matches(line, filter, session)).length,
  };
}
