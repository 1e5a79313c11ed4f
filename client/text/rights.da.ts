/** What a person may do in a workbook, and what the server has refused, in Danish. */
export const rights = {
  commentsOnly: 'Du kan læse og kommentere, men ikke ændre.',
  roleNow: 'Ejeren har ændret din adgang. Nu gælder: {{ role }}.',
  protectSheet: 'Beskyt arket: kun input kan ændres',
  unprotectSheet: 'Ophæv arkets beskyttelse',
  protected: 'Arket er beskyttet. Kun input kan ændres.',
  unprotected: 'Arket er ikke længere beskyttet.',
  personalNumber:
    'Det, du skrev i {{ place }}, ligner et CPR-nummer. Andre kan se det. Slet det, hvis det er et.',
  personalNumberSomewhere:
    'Noget af det, du skrev, ligner et CPR-nummer. Andre kan se det. Slet det, hvis det er et.',
  share: { commenter: 'kan kommentere' },
  refused: {
    commentsOnly: 'Du må læse og kommentere projektmappen, men ikke ændre den.',
    locked: 'Ændringen ramte noget, der er låst for dig.',
    ownerOnly: 'Det må kun ejeren.',
    forgedAuthor: 'Ændringen var skrevet i en andens navn.',
    programOnly: 'Ændringen ramte noget, som kun programmet selv skriver.',
    personalNumber: 'Ændringen indeholdt noget, der ligner et CPR-nummer, og det tager serveren ikke imod.',
    where: 'Sted: {{ place }}.',
    cell: '{{ cell }} på {{ sheet }}',
  },
};
