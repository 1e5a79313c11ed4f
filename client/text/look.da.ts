/** Looks of cells, their conditions and what may stand in them, in Danish. */
export const look = {
  style: {
    good: 'markeret som godt',
    bad: 'markeret som dårligt',
    attention: 'markeret: se efter',
    calm: 'markeret',
    strong: 'fremhævet',
    faint: 'nedtonet',
  },
};
