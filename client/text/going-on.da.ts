/** A case whose effect is a share of people who go on, in Danish. */
export const goingOn = {
  needs: 'kræver, at mindst {{ needed }} går videre',
  expects: 'I regner med {{ expected }}.',
};
