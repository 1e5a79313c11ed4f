/** How the workbook looks to one person and on paper, the guided start, and what is said about accessibility. */
import { openGuide } from '../begin/guide.ts';
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
