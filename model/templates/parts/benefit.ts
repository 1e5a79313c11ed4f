/**
 * The benefit that people leave: its yearly amount, who pays it, and the municipality's price of a person-year.
 * Gives Ydelsesnavn, Ydelse, Trappe, Fast_andel, Satsregulering (inputs); Pris_trappe and Pris_fast, which also read
 * Dest_på_trappe and Dest_fast_del: what a moved person costs instead.
 */
import type { Block } from '../template.ts';

/** The inputs. */
export const benefit: readonly Block[] = [
  { kind: 'heading', text: 'Ydelse', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Ydelsens navn',
    unit: 'tekst',
    role: 'optionalInput',
    values: [{ name: 'Ydelsesnavn', given: 'Eksempelydelse' }],
    help: 'Kun til læseren; navnet indgår ikke i beregningen.',
  },
  {
    kind: 'field',
    label: 'Ydelse pr. helårsperson, brutto',
    unit: 'kr. pr. år',
    role: 'input',
    number: '#,##0',
    values: [{ name: 'Ydelse', given: 132_000 }],
    help: 'Ydelsen før refusion. Brug jeres egen sats: satserne for 2026 er ikke verificeret, se arket Satser.',
  },
  {
    kind: 'field',
    label: 'Følger ydelsen refusionstrappen?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Trappe', given: 'ja' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Ja for ydelser på trappen. Nej, hvis kommunen betaler samme andel uanset varighed.',
  },
  {
    kind: 'field',
    label: 'Kommunens faste andel',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [{ name: 'Fast_andel' }],
    help: 'Bruges kun, når ydelsen ikke følger trappen.',
  },
  {
    kind: 'field',
    label: 'Regulering af ydelser pr. år',
    unit: 'andel',
    role: 'setting',
    number: '0.0 %',
    values: [{ name: 'Satsregulering', given: 0 }],
    help: '0 % regner i faste priser. Reguleringen virker fra andet budgetår.',
  },
];

/** Kr. per saved person-year: the part that follows the ladder, and the part with a fixed share. */
export const prices: readonly Block[] = [
  {
    kind: 'field',
    label: 'Kommunens pris pr. personår, del på trappen',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Pris_trappe', given: '=IF(Trappe="nej",0,Ydelse)-Dest_på_trappe' }],
    help: 'Ganges med kommunens andel på trappen i den uge, der spares.',
  },
  {
    kind: 'field',
    label: 'Kommunens pris pr. personår, fast del',
    unit: 'kr.',
    number: '#,##0',
    values: [{ name: 'Pris_fast', given: '=IF(Trappe="nej",Fast_andel*Ydelse,0)-Dest_fast_del' }],
  },
];
