import { mount } from '@odoo/owl';
// The package's entry for browsers is a script without exports.
import * as spreadsheet from '../node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js';
import '../node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.css';
import 'bootstrap/dist/css/bootstrap.min.css';
import templates from '../node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.xml?raw';
import { openPeer } from './peer-page.ts';

openPeer(async (rows) => {
  const cells = {};
  rows.forEach((row, i) =>
    row.forEach((content, j) => {
      cells[`${String.fromCharCode(65 + j)}${i + 1}`] = String(content);
    }),
  );
  const sheet = { id: 's', name: 'S', colNumber: 10, rowNumber: rows.length, cells };
  const model = new spreadsheet.Model({ version: spreadsheet.CURRENT_VERSION ?? '19.3', sheets: [sheet] });
  const app = document.getElementById('app');
  await mount(spreadsheet.Spreadsheet, app, { props: { model }, templates });
  const canvas = () => app.querySelector('canvas');
  return {
    valueAt: (row, col) => model.getters.getEvaluatedCell({ sheetId: 's', col, row }).value,
    isDrawn: () => (canvas()?.width ?? 0) > 0,
    scrolledPx: () => model.getters.getActiveSheetScrollInfo().scrollY,
    first: () => {
      const { left, top } = canvas().getBoundingClientRect();
      return { x: left + 90, y: top + 38 };
    },
  };
});
