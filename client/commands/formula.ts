/** Formulas: where figures come from and go to, names of cells, and the keys of whoever types one. */
import type { CellId } from '#model';
import type { TraceKind } from '../sheet/trace.ts';
import { causeOfError } from '../sheet/error-text.ts';
import type { Command, Workplace } from './command.ts';

function trace(kind: TraceKind): Command['run'] {
  return ({ desk, hands }) => {
    const at = desk.activeCell();
    if (at) hands()?.trace.show(kind, at);
  };
}

/** The cell in which the active cell's error arose, when that is another one. */
function causeAt({ desk, session }: Workplace): CellId | undefined {
  const at = desk.activeCell();
  return (
    at && causeOfError({ at, content: session.workbook.contentAt(at), value: session.valueAt(at) }, session)
  );
}

// Danish Excel's Ctrl+[ and Ctrl+] need AltGr on a Danish keyboard; these stand beside Enter there.
export const formulas: readonly Command[] = [
  {
    id: 'tracePrecedents',
    group: 'formula',
    label: 'command.tracePrecedents',
    keys: ['Ctrl+Æ', 'Ctrl+['],
    run: trace('precedents'),
  },
  {
    id: 'traceDependents',
    group: 'formula',
    label: 'command.traceDependents',
    keys: ['Ctrl+Ø', 'Ctrl+]'],
    run: trace('dependents'),
  },
  {
    id: 'hideTrace',
    group: 'formula',
    label: 'formula.hideTrace',
    isDisabled: ({ hands }) => hands()?.trace.traced() === undefined,
    run: ({ hands }) => hands()?.trace.hide(),
  },
  {
    id: 'goToCause',
    group: 'formula',
    label: 'command.goToCause',
    isDisabled: (place) => causeAt(place) === undefined,
    run(place) {
      const cause = causeAt(place);
      if (cause) place.desk.goTo(cause);
    },
  },
  {
    id: 'names',
    group: 'formula',
    label: 'command.names',
    keys: ['Ctrl+F3'],
    keysCount: 'page',
    run: (place) => place.open('names'),
  },
  // Handled where one types.
  {
    id: 'cycleFixed',
    group: 'formula',
    label: 'command.cycleFixed',
    keys: ['F4'],
    keysCount: 'elsewhere',
    onlyByKey: true,
    run() {},
  },
  {
    id: 'pointByKey',
    group: 'formula',
    label: 'command.pointByKey',
    keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
    keysCount: 'elsewhere',
    onlyByKey: true,
    run() {},
  },
  {
    id: 'typingMode',
    group: 'formula',
    label: 'command.typingMode',
    keys: ['F2'],
    keysCount: 'elsewhere',
    onlyByKey: true,
    run() {},
  },
];
