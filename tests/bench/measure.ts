/** Timing: medians, and each figure beside a floor or a peer that was measured in the same run on the same machine. */

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | 'bytes' | 'bytes/cell' | 'bytes/edit' | 'frames/s';
  /** what it is measured against: the least that is possible, or another's way of doing the same */
  readonly against?: { readonly what: string; readonly value: number };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** The median time of `times` runs in milliseconds; what `prepare` does is not counted. */
export async function medianMs<Prepared>(
  times: number,
  prepare: () => Prepared,
  work: (prepared: Prepared) => unknown,
): Promise<number> {
  const found: number[] = [];
  for (let i = 0; i < times; i++) {
    const prepared = prepare();
    const start = performance.now();
    await work(prepared);
    found.push(performance.now() - start);
  }
  return median(found);
}

function shown(value: number, unit: Figure['unit']): string {
  const digits = unit === 'bytes' || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;
}

export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ what, value, unit, against }) => [
    what,
    shown(value, unit),
    against ? `${(value / against.value).toFixed(2)} ×` : '',
    against ? `${against.what}: ${shown(against.value, unit)}` : '',
  ]);
  const rows = [['', 'measured', 'ratio', 'against'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((text, i) => (i === 1 || i === 2 ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)))
        .join('  '),
    )
    .join('\n');
}
