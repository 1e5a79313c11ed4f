import { afterEach, expect, test } from 'vitest';
import type { HyperFormula } from 'hyperformula';
import { openEngine } from '../../../model/calculation/engine.ts';

const engines: HyperFormula[] = [];
const open = (...sheets: readonly string[]): HyperFormula => {
  const engine = openEngine();
  for (const name of sheets) engine.addSheet(name);
  engines.push(engine);
  return engine;
};
afterEach(() => {
  for (const engine of engines.splice(0)) engine.destroy();
});

const put = (engine: HyperFormula, sheet: string, text: string | number): void =>
  void engine.setCellContents({ sheet: engine.getSheetId(sheet)!, row: 0, col: 0 }, text);
const valueOf = (engine: HyperFormula, sheet: string): unknown =>
  engine.getCellValue({ sheet: engine.getSheetId(sheet)!, row: 0, col: 0 });

test('[GRAMMAR-1] engines that share a grammar each know their own sheets, and go on when another is closed', () => {
  const one = open('Sa', 'Sb');
  const other = open('Sx', 'Sb', 'Sa');
  put(one, 'Sb', 1);
  put(other, 'Sb', 2);
  put(one, 'Sa', '=Sb!A1*10');
  put(other, 'Sa', '=SUM(Sb!A1:A1,Sx!A1)*10');
  put(other, 'Sx', 5);
  expect([valueOf(one, 'Sa'), valueOf(other, 'Sa')]).toEqual([10, 70]);
  engines.splice(0, 1)[0]!.destroy();
  put(other, 'Sa', '=IF(Sb!A1=2,Sx!$A$1&"-"&Sb!A1,#N/A)');
  expect(valueOf(other, 'Sa')).toBe('5-2');
});

test('[GRAMMAR-2] what an engine cannot read is an error there, and leaves no trace in another', () => {
  const one = open('Sa');
  const other = open('Sa');
  put(one, 'Sa', '=1+*(');
  put(other, 'Sa', '=1+2');
  expect(valueOf(one, 'Sa')).toMatchObject({ value: '#ERROR!' });
  expect(valueOf(other, 'Sa')).toBe(3);
});
