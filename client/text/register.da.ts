/** The register of assumptions, warnings and readiness, in Danish. */
export const register = {
  noRoom: 'Der er ikke flere ledige rækker til begrundelser på arket Dokumentation.',
};
