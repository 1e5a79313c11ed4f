/** Help with formulas, in English. */
export const formula = {
  offers: 'Functions, names and sheets',
  name: 'name',
  sheet: 'sheet',
  closed: 'What was missing at the end has been added: {{ text }}',
  goToCause: 'Go to {{ cell }}',
};
