/** The parts of a case that read and give rates, without the weeks: quick to calculate. */
import { benefit, prices } from '../../model/templates/parts/benefit.ts';
import { benefitLasts, checkFields, checkList, rateIsOfTheCase } from '../../model/templates/parts/checks.ts';
import { destinationPrices, destinations } from '../../model/templates/parts/destinations.ts';
import { costLines } from '../../model/templates/parts/effort.ts';
import { clock, frame } from '../../model/templates/parts/frame.ts';
import { datedRates, lookedUpRates, ratesAtStart } from '../../model/templates/parts/rates.ts';
import type { Scale } from '../../model/templates/parts/scale.ts';
import { tax, taxPerPerson } from '../../model/templates/parts/tax.ts';
import type { Template } from '../../model/templates/template.ts';

const scale: Scale = { horizonYears: 5, intakeYears: 1, cohorts: 1, costLines: 3 };

export const ratesOnly: Template = {
  id: 'rates-only',
  version: 1,
  title: 'Satser',
  purpose: '',
  audience: '',
  english: { title: '', purpose: '', audience: '' },
  isExample: false,
  sheets: [
    {
      id: 'm',
      name: 'Målgruppe',
      widths: [270],
      valueColumns: 1,
      blocks: [
        ...frame(scale),
        ...clock(scale),
        ...benefit,
        ...destinations,
        ...destinationPrices,
        ...tax,
        ...taxPerPerson,
        ...prices,
        ...lookedUpRates,
        ...checkFields([rateIsOfTheCase, benefitLasts]),
      ],
    },
    { id: 'i', name: 'Indsats', widths: [220], valueColumns: 1, blocks: costLines(scale) },
    { id: 's', name: 'Satser', widths: [330], valueColumns: 1, blocks: [...ratesAtStart, ...datedRates] },
  ],
  results: {},
  checks: checkList([rateIsOfTheCase, benefitLasts]),
};
