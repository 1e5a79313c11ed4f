/** Help with formulas, in Danish. */
export const formula = {
  offers: 'Funktioner, navne og ark',
  name: 'navn',
  sheet: 'ark',
  closed: 'Det, der manglede til sidst, er sat til: {{ text }}',
  goToCause: 'Gå til {{ cell }}',
};
