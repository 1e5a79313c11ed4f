/** When this browser last opened each workbook: what somebody comes back to is what they were at. */

const storageKey = 'samregn:opened';
/** Older ones are forgotten. */
const most = 50;

type Opened = Readonly<Record<string, number>>;

function isOpened(value: unknown): value is Opened {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((ms) => typeof ms === 'number')
  );
}

/** Workbook -> ms since 1970. What cannot be read counts as none: it is only a convenience. */
export function lastOpened(): Opened {
  const kept = localStorage.getItem(storageKey);
  if (kept === null) return {};
  try {
    const read: unknown = JSON.parse(kept);
    return isOpened(read) ? read : {};
  } catch {
    return {};
  }
}

export function rememberOpened(workbook: string, atMs: number): void {
  const latest = Object.entries({ ...lastOpened(), [workbook]: atMs })
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most);
  localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(latest)));
}

/** Those of a list that were opened here, the latest first. */
export function recentOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  opened: Opened,
  count: number,
): readonly (Row & { readonly openedMs: number })[] {
  return rows
    .flatMap((row) => {
      const openedMs = opened[row.id];
      return openedMs === undefined ? [] : [{ ...row, openedMs }];
    })
    .toSorted((a, b) => b.openedMs - a.openedMs)
    .slice(0, count);
}
