import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleteLines, insertLines, moveLines } from '../../../model/index.ts';
import { sortRange } from '../../../model/workbook/sort.ts';
import { openPair } from '../../support/people.ts';
import { runs } from '../../support/runs.ts';

const act = fc.record({
  who: fc.constantFrom('anne' as const, 'bo' as const),
  kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'move', 'move', 'sort'),
  first: fc.nat({ max: 99 }),
  count: fc.integer({ min: 1, max: 4 }),
  to: fc.nat({ max: 99 }),
});

test('[VERB-9] lines stand exactly where they were inserted, moved or sorted to, whoever has been there before', () => {
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 1, maxLength: 60 }),
      fc.constantFrom('rows' as const, 'columns' as const),
      (acts, side) => {
        const { wires, ...people } = openPair();
        let expected = [...people.anne.workbook.sheetOf('a')![side].lines];
        for (const { who, kind, first: wanted, count, to } of acts) {
          const { editor, workbook } = people[who];
          const size = expected.length;
          if (kind === 'insert') {
            const first = wanted % (size + 1);
            const inserted = insertLines(editor, { sheet: 'a', side, first, count });
            expected = expected.toSpliced(first, 0, ...(inserted.ok ? inserted.value : []));
          } else if (size > 0) {
            const lines = {
              sheet: 'a',
              side,
              first: wanted % size,
              count: Math.min(count, size - (wanted % size)),
            };
            const block = expected.slice(lines.first, lines.first + lines.count);
            const before = to % (size + 1);
            if (kind === 'delete') {
              deleteLines(editor, lines);
              expected = expected.toSpliced(lines.first, lines.count);
            } else if (kind === 'move') {
              moveLines(editor, lines, before);
              const isInside = before >= lines.first && before <= lines.first + lines.count;
              const rest = expected.toSpliced(lines.first, lines.count);
              if (!isInside)
                expected = rest.toSpliced(before > lines.first ? before - lines.count : before, 0, ...block);
            } else if (side === 'rows' && workbook.sheetOf('a')!.columns.size > 0) {
              const range = {
                sheet: 'a',
                firstRow: lines.first,
                lastRow: lines.first + lines.count - 1,
                firstColumn: 0,
                lastColumn: 5,
              };
              // Backwards, which is an order that every block of filled rows can be brought into.
              const valueAt = ({ row }: { readonly row: string }): number => -expected.indexOf(row);
              const by = [{ column: 0, direction: 'ascending' }] as const;
              for (const row of block) workbook.sheetOf('a')!.maps.cells.set(`${row}.0`, 1);
              sortRange(editor, range, { by, hasHeader: false, valueAt });
              expected = expected.toSpliced(lines.first, lines.count, ...block.toReversed());
            }
          }
          wires.deliverAll();
          expect(people.anne.workbook.sheetOf('a')![side].lines).toEqual(expected);
          expect(people.bo.workbook.sheetOf('a')![side].lines).toEqual(expected);
        }
        wires.close();
      },
    ),
    runs(200),
  );
});
