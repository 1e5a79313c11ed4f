import { Workbook } from '@fortune-sheet/react';
import '@fortune-sheet/react/dist/index.css';
import { createElement, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { openPeer } from './peer-page.ts';
import { wanted } from './workload.ts';

// It does not calculate when it opens: values come with the file, as from any other program, and a list of what to calculate.
openPeer((rows) => {
  const celldata = [];
  const calcChain = [];
  let total = 0;
  rows.forEach((row, r) => {
    const numbers = row.filter((content) => typeof content === 'number');
    const sum = numbers.reduce((all, one) => all + one, 0);
    total += sum;
    row.forEach((content, c) => {
      if (typeof content === 'number') {
        celldata.push({ r, c, v: { v: content, m: String(content), ct: { fa: 'General', t: 'n' } } });
        return;
      }
      const v = c === 7 ? sum : c === 8 ? total : row[0] > 500 ? row[1] : row[2];
      celldata.push({ r, c, v: { v, m: String(v), f: content, ct: { fa: 'General', t: 'n' } } });
      calcChain.push({ r, c, id: 's' });
    });
  });
  const ref = createRef();
  const app = document.getElementById('app');
  const sheet = {
    name: 'S',
    id: 's',
    row: rows.length,
    column: 10,
    celldata,
    calcChain,
    status: 1,
    order: 0,
  };
  createRoot(app).render(createElement(Workbook, { ref, data: [sheet] }));
  const canvas = () => app.querySelector('canvas.fortune-sheet-canvas, canvas');
  return {
    valueAt: (row, column) => ref.current?.getCellValue(row, column),
    isDrawn: () => (canvas()?.width ?? 0) > 0 && wanted(0).total > 0,
    scrolledPx: () => document.querySelector('.luckysheet-scrollbar-y')?.scrollTop ?? 0,
    first: () => {
      const { left, top } = canvas().getBoundingClientRect();
      return { x: left + 80, y: top + 30 };
    },
  };
});
