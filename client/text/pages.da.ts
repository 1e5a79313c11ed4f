/** The pages around the sheet and how they look, in Danish. */
export const pages = {
  theme: {
    label: 'Udseende',
    system: 'Som systemet',
    light: 'Lyst',
    dark: 'Mørkt',
  },
};
