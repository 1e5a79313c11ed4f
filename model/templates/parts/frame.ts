/**
 * When a case starts, how far it looks and by when it must have paid for itself; and the calendar that follows.
 * Gives Startdato, Horisont, Frist (inputs); Uger, Startår, UgerÅr1, AntalÅr (calculated from them).
 */
import type { Block } from '../template.ts';
import { aDay } from './days.ts';
import type { Scale } from './scale.ts';

/** The inputs. */
export function frame(scale: Scale): readonly Block[] {
  return [
    { kind: 'heading', text: 'Rammer', columns: ['Enhed', 'Værdi', 'Forklaring'] },
    {
      kind: 'field',
      label: 'Casen starter',
      unit: 'dato',
      role: 'input',
      number: 'dd-mm-yyyy',
      values: [{ name: 'Startdato', given: 46_388 }],
      allowed: aDay,
      help: 'Skriv datoen som 01-01-2027. Starter casen midt i et år, bliver første budgetår kortere.',
    },
    {
      kind: 'field',
      label: 'Horisont',
      unit: 'år',
      role: 'input',
      number: '0',
      values: [{ name: 'Horisont', given: 5, known: false }],
      allowed: { kind: 'whole', min: 1, max: scale.horizonYears },
      help: `Hvor mange år der regnes frem, fra 1 til ${scale.horizonYears}.`,
    },
    {
      kind: 'field',
      label: 'Skal være tjent hjem inden for',
      unit: 'år',
      role: 'setting',
      number: '0',
      values: [{ name: 'Frist', given: 6, known: false }],
      allowed: { kind: 'decimal', min: 0, max: 50 },
      help: 'Kommunens egen regel. Seks år er kun et udgangspunkt.',
    },
  ];
}

/** Weeks and budget years of the case. */
export function clock(scale: Scale): readonly Block[] {
  return [
    {
      kind: 'field',
      label: 'Uger i alt',
      unit: 'uger',
      number: '0',
      values: [
        {
          name: 'Uger',
          given: `=IF(ISNUMBER(Horisont),52*MAX(1,MIN(${scale.horizonYears},INT(Horisont))),52)`,
        },
      ],
    },
    {
      kind: 'field',
      label: 'Første kalenderår',
      unit: 'år',
      number: '0',
      values: [{ name: 'Startår', given: '=IF(ISNUMBER(Startdato),YEAR(Startdato),0)' }],
    },
    {
      kind: 'field',
      label: 'Uger i første budgetår',
      unit: 'uger',
      number: '0',
      values: [
        {
          name: 'UgerÅr1',
          given:
            '=IF(ISNUMBER(Startdato),MAX(1,52-ROUND((Startdato-DATE(Startår,1,1))/(DATE(Startår+1,1,1)-DATE(Startår,1,1))*52,0)),52)',
        },
      ],
    },
    {
      kind: 'field',
      label: 'Budgetår, som perioden rører',
      unit: 'antal',
      number: '0',
      values: [{ name: 'AntalÅr', given: '=IF(Uger<=UgerÅr1,1,1+ROUNDUP((Uger-UgerÅr1)/52,0))' }],
    },
  ];
}
