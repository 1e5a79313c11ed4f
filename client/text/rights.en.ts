/** What a person may do in a workbook, and what the server has refused, in English. */
import type { rights as danish } from './rights.da.ts';

export const rights: typeof danish = {
  commentsOnly: 'You can read and comment, but not change.',
  share: { commenter: 'can comment' },
};
