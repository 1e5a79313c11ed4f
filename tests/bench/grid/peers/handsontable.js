import Handsontable from 'handsontable';
import { HyperFormula } from 'hyperformula';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main.min.css';
import { openPeer } from './peer-page.ts';

openPeer((rows) => {
  const grid = new Handsontable(document.getElementById('app'), {
    data: rows,
    rowHeaders: true,
    colHeaders: true,
    width: '100%',
    height: '100%',
    themeName: 'ht-theme-main',
    licenseKey: 'non-commercial-and-evaluation',
    formulas: {
      engine: HyperFormula.buildEmpty({ licenseKey: 'internal-use-in-handsontable', maxRows: 200_000 }),
    },
  });
  return {
    valueAt: (row, column) => grid.getDataAtCell(row, column),
    isDrawn: () => Boolean(grid.getCell(0, 1)?.textContent),
    scrolledPx: () => document.querySelector('.ht_master .wtHolder').scrollTop,
    first: () => {
      const { left, top, width, height } = grid.getCell(0, 0).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
  };
});
