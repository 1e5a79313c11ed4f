/** What a person may do in a workbook, and what the server has refused, in Danish. */
export const rights = {
  commentsOnly: 'Du kan læse og kommentere, men ikke ændre.',
  share: { commenter: 'kan kommentere' },
};
