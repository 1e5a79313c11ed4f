/** The benefits that a case can be about, or that people move to, by the short names that a workbook offers. */
export interface Benefit {
  /** the series of rates */
  readonly key: string;
  /** as people choose it; no two are alike */
  readonly name: string;
}

export const benefits: readonly Benefit[] = [
  { key: 'kontanthjaelp_2025system.forhoejet_sats', name: 'Kontanthjælp, forhøjet sats' },
  { key: 'kontanthjaelp_2025system.grundsats', name: 'Kontanthjælp, grundsats' },
  { key: 'kontanthjaelp_2025system.mindstesats', name: 'Kontanthjælp, mindstesats' },
  { key: 'dagpenge.max_fuldtid', name: 'Dagpenge, højeste beløb' },
  { key: 'dagpenge.dimittend_forsoerger', name: 'Dagpenge, dimittend, forsørger' },
  { key: 'dagpenge.dimittend_ikke_forsoerger', name: 'Dagpenge, dimittend, ikke forsørger' },
  { key: 'sygedagpenge.max_uge', name: 'Sygedagpenge, højeste beløb' },
  { key: 'ressourceforloebsydelse.forsoerger', name: 'Ressourceforløbsydelse, forsørger' },
  { key: 'ressourceforloebsydelse.ikke_forsoerger', name: 'Ressourceforløbsydelse, ikke forsørger' },
  { key: 'revalideringsydelse.fyldt30', name: 'Revalideringsydelse, over 30 år' },
  { key: 'ledighedsydelse.89pct_uge', name: 'Ledighedsydelse, 89 %' },
  { key: 'fleksloentilskud.max', name: 'Fleksløntilskud, højeste beløb' },
  { key: 'foertidspension.enlig', name: 'Førtidspension, enlig' },
  { key: 'foertidspension.gift_samlevende', name: 'Førtidspension, gift eller samlevende' },
  { key: 'kontanthjaelp.fyldt30_forsoerger', name: 'Kontanthjælp før juli 2025, 30 år, forsørger' },
  { key: 'kontanthjaelp.fyldt30_andre', name: 'Kontanthjælp før juli 2025, 30 år, andre' },
  {
    key: 'kontanthjaelp.u30_enlig_forsoerger',
    name: 'Kontanthjælp før juli 2025, under 30, enlig forsørger',
  },
  { key: 'kontanthjaelp.25_29_udeboende', name: 'Kontanthjælp før juli 2025, 25-29 år, udeboende' },
  { key: 'kontanthjaelp.u25_udeboende', name: 'Kontanthjælp før juli 2025, under 25, udeboende' },
  { key: 'uddannelseshjaelp.25_29_udeboende', name: 'Uddannelseshjælp, 25-29 år, udeboende' },
  { key: 'uddannelseshjaelp.25_29_hjemmeboende', name: 'Uddannelseshjælp, 25-29 år, hjemmeboende' },
  { key: 'uddannelseshjaelp.u25_udeboende', name: 'Uddannelseshjælp, under 25, udeboende' },
  { key: 'uddannelseshjaelp.u25_hjemmeboende', name: 'Uddannelseshjælp, under 25, hjemmeboende' },
  { key: 'uddannelseshjaelp.enlig_forsoerger_u30', name: 'Uddannelseshjælp, under 30, enlig forsørger' },
  {
    key: 'integrationsydelse.fyldt30_eller_udeboende_u30',
    name: 'Integrationsydelse, 30 år eller udeboende',
  },
];
