/** The pages around the sheet and how they look, in English. */
import type { pages as danish } from './pages.da.ts';

export const pages: typeof danish = {
  theme: {
    label: 'Appearance',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  command: {
    system: 'Appearance as the system',
    light: 'Light appearance',
    dark: 'Dark appearance',
    zoomIn: 'Larger sheet',
    zoomOut: 'Smaller sheet',
    zoomUsual: 'Sheet at its usual size',
    guide: 'Getting started: five steps',
    accessibility: 'Read about accessibility',
  },
  start: {
    recent: 'Go on where you left off',
    own: 'Your own',
    shared: 'Shared with you',
    openedAt: 'opened {{ when }}',
    search: 'Search workbooks and templates',
    searchHelp: 'Such as fleksjob or Aarhus',
    found: 'Found: {{ workbooks }} workbooks and {{ templates }} templates',
    noneFound: 'None of your workbooks is called anything with “{{ search }}”. Try a shorter word.',
    clearSearch: 'Clear the search',
    foundTemplates: 'Templates that fit',
    leaveOf: 'Take {{ title }} off the list',
    example: 'Open an example to play with',
    exampleName: 'Example to play with',
    accessibility: 'Accessibility',
  },
  guide: {
    heading: 'Getting started',
    offer:
      'Five steps through your first case, with example figures. Stop whenever you like and go on later.',
    offerLeft: 'You have come to step {{ number }} of {{ count }}.',
    offerDone: 'You have been through all five steps. You can take them again.',
    begin: 'Begin',
    takeUp: 'Go on',
    step: 'Step {{ number }} of {{ count }}:',
    show: 'Show me where',
    back: 'Back',
    next: 'Next step',
    finish: 'Done',
    leave: 'Stop, and go on later',
    answer: {
      title: 'The answer is to the right',
      text: 'The panel says in one sentence whether the effort pays for itself, and when. For now with example figures.',
    },
    number: {
      title: 'Change a yellow field',
      text: 'The yellow fields are yours. Type another number of persons and press Enter: the answer follows. Ctrl+Z undoes.',
    },
    source: {
      title: 'Write where the figure comes from',
      text: 'Under Assumptions each figure gets source, date and owner. That is what a committee asks about.',
    },
    enough: {
      title: 'See how little is enough',
      text: 'The break-even point says how small the effect may be before the effort no longer pays for itself.',
    },
    share: {
      title: 'Share with a colleague, or download for Excel',
      text: 'A link lets others see or change. Everybody writes in the same workbook at once.',
    },
  },
};
