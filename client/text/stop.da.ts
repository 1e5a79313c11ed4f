/** The answer when an effort is stopped, and the choices that every answer names, in Danish. */
export const stop = {
  eatenUp: 'Besparelsen er spist op i {{ month }}',
  eatenAtStart: 'At stoppe koster fra første dag',
  neverEaten: 'Besparelsen er ikke spist op inden for {{ years }}',
  costs: 'at stoppe koster kommunen {{ net }} over {{ years }}',
  saves: 'at stoppe sparer kommunen {{ net }} over {{ years }}',
  losesGap: 'det koster at stoppe, når indsatsen har over {{ needed }} pct.point effekt',
  losesLift: 'det koster at stoppe, når indsatsen løfter den ugentlige chance med over {{ needed }}',
  hasGap: 'I regner med, at den har {{ expected }} pct.point.',
  hasLift: 'I regner med {{ expected }}.',
  savesNothing: 'der spares ingen udgift, så enhver effekt er dyr at tabe',
  outOfReach: 'ingen effekt er stor nok til, at det koster at stoppe',
  kpiSaved: 'sparet udgift',
  kpiLost: 'tabt effekt',
  kpiHighest: 'største besparelse undervejs',
  kpiService: 'sparet i servicerammen',
  chartTitle: 'Akkumuleret netto for kommunen ved at stoppe',
  chartEaten: 'spist op',
  saved: 'Sparet udgift',
  lost: 'Tabt effekt',
  service: 'heraf sparet service',
};

export const choices = {
  without: 'Uden skat.',
  before: 'Med kommuneskat, før udligning.',
  after: 'Med kommuneskat, efter udligning.',
  ifAll: 'Hvis alle kommuner gør det samme (budgetgarantien): {{ net }}',
  yearIfAll: 'Netto, hvis alle gør det',
  yearTax: 'heraf skat',
};
