/**
 * npm run bench -- memory: whether our page's heap stays flat while somebody scrolls and edits for a long time. It takes
 * SAMREGN_MINUTES (30), and reads the heap after forced collections ten times on the way; the first reading is not counted,
 * since by then not everything has been used once.
 */
import { openUsualBrowser } from '../../support/browser.ts';
import prepareBrowser from '../../support/build-pages.ts';
import { openOurServer, totalKey, watchOurPage } from './our-workbooks.ts';

const minutes = Number(process.env['SAMREGN_MINUTES'] ?? 30);
const readings = 10;

/** The slope of the line through some points, by least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const upper = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return upper / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

export async function measureMemory(): Promise<string> {
  await prepareBrowser();
  const server = await openOurServer();
  const browser = await openUsualBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'da-DK' });
    await context.addCookies([server.cookie]);
    await context.addInitScript(watchOurPage, totalKey);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(`${server.url}/mappe/${server.workbooks.W}`);
    await page.locator('.calculating').waitFor({ state: 'detached', timeout: 90_000 });
    const points: (readonly [number, number])[] = [];
    const lines: string[] = [];
    const start = performance.now();
    const lengthMs = minutes * 60_000;
    let edits = 0;
    for (let reading = 1; reading <= readings; reading++) {
      while (performance.now() - start < (lengthMs * reading) / readings) {
        await page.locator('.grid-place').hover();
        for (let i = 0; i < 40; i++) await page.mouse.wheel(0, edits % 2 === 0 ? 900 : -900);
        // The same cells over and over: what each overwriting leaves in the document is its own.
        await page.locator('.grid-place .row [role=gridcell]:not([style*="none"])').nth(41).click();
        await page.keyboard.type(String(100 + (edits % 800)));
        await page.keyboard.press('Enter');
        edits++;
      }
      for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      const { nodes } = await session.send('Memory.getDOMCounters');
      const minute = (performance.now() - start) / 60_000;
      points.push([minute, usedSize / 1e3]);
      const line = `${minute.toFixed(1)} min: ${(usedSize / 1e6).toFixed(2)} MB, ${nodes} nodes, ${edits} edits`;
      process.stdout.write(`${line}\n`);
      lines.push(line);
    }
    const counted = points.slice(1);
    const kbAMinute = slope(counted);
    const share = (100 * kbAMinute * 30) / counted[0]![1];
    lines.push(`slope ${kbAMinute.toFixed(1)} kB a minute, ${share.toFixed(1)} % of the heap in 30 minutes`);
    return lines.join('\n');
  } finally {
    await browser.close();
    await server.close();
  }
}
