import { LocaleType, createUniver, mergeLocales } from '@univerjs/presets';
import { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import english from '@univerjs/preset-sheets-core/locales/en-US';
import '@univerjs/preset-sheets-core/lib/index.css';
import { openPeer } from './peer-page.ts';

openPeer((rows) => {
  const { univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(english) },
    presets: [UniverSheetsCorePreset({ container: 'app' })],
  });
  const cellData = {};
  rows.forEach((row, i) => {
    cellData[i] = {};
    row.forEach((content, j) => {
      cellData[i][j] = typeof content === 'string' ? { f: content } : { v: content };
    });
  });
  const sheet = { id: 's', name: 'S', rowCount: rows.length, columnCount: 10, cellData };
  univerAPI.createWorkbook({ id: 'w', sheetOrder: ['s'], sheets: { s: sheet } });
  const active = () => univerAPI.getActiveWorkbook().getActiveSheet();
  const canvas = () =>
    [...document.querySelectorAll('#app canvas')].toSorted((a, b) => b.height - a.height)[0];
  return {
    valueAt: (row, column) => active().getRange(row, column).getValue(),
    isDrawn: () => (canvas()?.width ?? 0) > 0,
    scrolledPx: () => {
      const { sheetViewStartRow, offsetY } = active().getScrollState();
      return sheetViewStartRow * 24 + offsetY;
    },
    first: () => {
      const { left, top } = canvas().getBoundingClientRect();
      return { x: left + 80, y: top + 32 };
    },
  };
});
