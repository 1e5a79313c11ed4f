/** What a person may do in a workbook, and what the server has refused, in English. */
import type { rights as danish } from './rights.da.ts';

export const rights: typeof danish = {
  commentsOnly: 'You can read and comment, but not change.',
  roleNow: 'The owner has changed your access. Now: {{ role }}.',
  protectSheet: 'Protect the sheet: only inputs can be changed',
  unprotectSheet: 'Lift the protection of the sheet',
  protected: 'The sheet is protected. Only inputs can be changed.',
  unprotected: 'The sheet is no longer protected.',
  personalNumber:
    'What you wrote in {{ place }} looks like a CPR number. Others can see it. Delete it if it is one.',
  personalNumberSomewhere:
    'Something you wrote looks like a CPR number. Others can see it. Delete it if it is one.',
  share: { commenter: 'can comment' },
  refused: {
    commentsOnly: 'You may read and comment on the workbook, but not change it.',
    locked: 'The change touched something that is locked for you.',
    ownerOnly: 'Only the owner may do that.',
    forgedAuthor: 'The change was written in another person’s name.',
    programOnly: 'The change touched something that only the program itself writes.',
    personalNumber:
      'The change held something that looks like a CPR number, and the server does not take that.',
    where: 'Place: {{ place }}.',
    cell: '{{ cell }} on {{ sheet }}',
  },
};
