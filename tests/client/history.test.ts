import { flatten, resolveTemplate, translator } from '@solid-primitives/i18n';
import { describe, expect, test } from 'vitest';
import { byDay } from '../../client/history/by-day.ts';
import { contentsOf, textOfAct } from '../../client/history/change-words.ts';
import type { HistoryChange } from '../../client/history/history-api.ts';
import { da } from '../../client/text/da.ts';
import { type ChangeFacts, type ChangeKind, danish, setFormat } from '../../model/index.ts';
import { openPair, range } from '../support/people.ts';

const flat = flatten(da);
const plain = translator(() => flat, resolveTemplate);
const t: Parameters<typeof textOfAct>[1] = (key, values) => String(plain(key, values as never));

function change(kind: ChangeKind, facts: ChangeFacts, values: Partial<HistoryChange> = {}): HistoryChange {
  const person = { id: 'anne', name: 'Anne' };
  return {
    place: '1.0',
    at: new Date(2026, 0, 5, 9).toISOString(),
    person,
    kind,
    sheet: 'a',
    cell: '',
    facts,
    ...values,
  };
}

describe('the history in words', () => {
  test('[HISTORY-3] reads as a diary: by day, and by who changed something in one sitting', () => {
    const at = (day: number, hour: number, minute: number, id = 'anne'): HistoryChange => ({
      ...change('cell', {}),
      at: new Date(2026, 0, day, hour, minute).toISOString(),
      person: { id, name: id },
    });
    const days = byDay([at(6, 9, 0), at(5, 10, 30), at(5, 9, 10), at(5, 9, 5, 'bo'), at(5, 9, 4, 'bo')]);
    expect(days.map(({ date }) => date.getDate())).toEqual([6, 5]);
    expect(days[1]!.stretches.map(({ person, changes }) => `${person.id} ${changes.length}`)).toEqual([
      'anne 1',
      'anne 1',
      'bo 2',
    ]);
  });

  test('[HISTORY-4] says in Danish what was done', () => {
    const said = (kind: ChangeKind, facts: ChangeFacts): string => textOfAct(change(kind, facts), t);
    expect(said('rows', { act: 'inserted', at: '4', to: '4', count: 1 })).toBe('Satte række 4 ind');
    expect(said('columns', { act: 'deleted', at: 'B', to: 'D', count: 3 })).toBe('Slettede 3 kolonner (B:D)');
    expect(said('sheet', { act: 'renamed', was: 'Ark1', name: 'Tal' })).toBe('Omdøbte arket Ark1 til Tal');
    expect(said('sheet', { act: 'deleted', on: 'Tal' })).toBe('Slettede arket Tal');
    expect(said('format', { act: 'changed', at: 'A1', to: 'B3', count: 6 })).toBe(
      'Ændrede formatet af 6 celler (A1:B3)',
    );
    expect(said('name', { act: 'added', name: 'Rente' })).toBe('Tilføjede navnet Rente');
    expect(said('comment', { act: 'added' })).toBe('Skrev en kommentar ved en slettet celle');
    expect(said('about', { act: 'renamed', was: 'A', name: 'B' })).toBe('Omdøbte projektmappen fra A til B');
  });

  test('[HISTORY-5] shows contents as they are typed in Danish, formulas with the addresses of then', () => {
    const { anne } = openPair();
    setFormat(anne.editor, range('A1'), { number: '0.0%' });
    const facts = { before: 0.125, after: '=`9.9`*1.5', afterText: '=IF(B2>1.5,TRUE,0)' };
    const reader = { workbook: anne.workbook, language: danish };
    expect(contentsOf(change('cell', facts, { cell: '0.0' }), reader)).toEqual({
      before: '12,5 %',
      after: '=HVIS(B2>1,5;SAND;0)',
    });
    expect(contentsOf(change('cell', { after: "'=x" }, { cell: '1.1' }), reader)).toEqual({
      before: '',
      after: "'=x",
    });
  });
});
