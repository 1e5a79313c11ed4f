/** How the workbook looks to one person and on paper, the guided start, and what is said about accessibility. */
import { openGuide } from '../begin/guide.ts';
import { nextZoom, sheetZoom, zoomSheet } from '../sheet/zoom.ts';
import { chooseTheme, chosenTheme, themes } from '../style/theme.ts';
import type { Command } from './command.ts';

export const pageCommands: readonly Command[] = [
  ...themes.map((theme): Command => ({
    id: `${theme}Theme`,
    group: 'view',
    label: `pages.command.${theme}`,
    isOn: () => chosenTheme() === theme,
    run: () => chooseTheme(theme),
  })),
  ...([1, -1] as const).map((by): Command => ({
    id: by > 0 ? 'zoomIn' : 'zoomOut',
    group: 'view',
    label: by > 0 ? 'pages.command.zoomIn' : 'pages.command.zoomOut',
    isDisabled: () => nextZoom(sheetZoom(), by) === sheetZoom(),
    run: () => zoomSheet(nextZoom(sheetZoom(), by)),
  })),
  {
    id: 'zoomUsual',
    group: 'view',
    label: 'pages.command.zoomUsual',
    isOn: () => sheetZoom() === 1,
    run: () => zoomSheet(1),
  },
  {
    id: 'print',
    group: 'file',
    label: 'print.command',
    keys: ['Ctrl+P'],
    keysCount: 'page',
    isDisabled: ({ desk }) => desk.sheet() === undefined,
    run: (place) => place.open('print'),
  },
  {
    id: 'guide',
    group: 'help',
    label: 'pages.command.guide',
    isDisabled: ({ session }) => session.resultArea('netTotal') === undefined,
    run: ({ session }) => openGuide(session.id),
  },
  {
    id: 'accessibility',
    group: 'help',
    label: 'pages.command.accessibility',
    run: () => void window.open('/tilgaengelighed', '_blank', 'noopener'),
  },
];
