// Not a peer: a pool of plain rows over HyperFormula, the least that this engine and a DOM grid can take.
import { HyperFormula } from 'hyperformula';
import { openPeer } from './peer-page.ts';

const rowPx = 24;
const columnPx = 90;

openPeer((rows) => {
  const engine = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3', maxRows: 200_000 });
  const app = document.getElementById('app');
  app.style.overflow = 'auto';
  app.innerHTML = `<div style="position:relative;height:${rows.length * rowPx}px;width:${10 * columnPx}px"></div>`;
  const [area] = app.children;
  const pool = [];
  const draw = () => {
    const first = Math.max(0, Math.floor(app.scrollTop / rowPx) - 3);
    const count = Math.min(rows.length - first, Math.ceil(app.clientHeight / rowPx) + 6);
    while (pool.length < count) {
      const row = document.createElement('div');
      row.style.cssText = `position:absolute;height:${rowPx}px`;
      for (let i = 0; i < 10; i++) {
        const cell = row.appendChild(document.createElement('span'));
        cell.style.cssText = `position:absolute;left:${i * columnPx}px;width:${columnPx}px;text-align:right`;
      }
      area.append(row);
      pool.push(row);
    }
    for (let i = 0; i < count; i++) {
      const row = pool[(first + i) % pool.length];
      row.style.transform = `translateY(${(first + i) * rowPx}px)`;
      for (let column = 0; column < 10; column++)
        row.children[column].textContent = engine.getCellValue({ sheet: 0, row: first + i, col: column });
    }
  };
  draw();
  app.addEventListener('scroll', draw);
  // One input over A1.
  const input = document.createElement('input');
  input.style.cssText = 'position:fixed;left:0;top:0;width:80px;opacity:0.5';
  document.body.append(input);
  input.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return;
    engine.setCellContents({ sheet: 0, row: 0, col: 0 }, Number(input.value));
    input.value = '';
    draw();
  });
  return {
    valueAt: (row, col) => engine.getCellValue({ sheet: 0, row, col }),
    isDrawn: () => pool.length > 0,
    scrolledPx: () => app.scrollTop,
    first: () => ({ x: 30, y: 10 }),
  };
});
