/**
 * The municipality's tax of those who move: off until somebody asks, before or after equalisation.
 * Reads Ydelse, Dest_andel, Dest_løn, Dest_ialt. Gives Skat_med, Kommuneskat, Skat_ydelser, Skat_udligning, Udligning_andel
 * (inputs); Skat_grundlag, Skat_pr_person (kr. per moved person-year; `prices` needs it) and Skat_tekst, which says what
 * was used. Only the municipal tax counts; church tax, the state's taxes and tax-free allowances are left out.
 */
import type { Block } from '../template.ts';

/** What the documentation says of a result that tax can be chosen for. */
export const taxNote =
  'Skat er ikke med, medmindre den er valgt. Så tæller kommuneskat af løn og ny ydelse minus den gamle ydelse, efter udligning på 75 %.';

/** And of one that is always without. */
export const withoutTaxNote =
  'Resultatet er altid uden kommuneskat: skabelonen spørger ikke, hvad de tjener bagefter. Skal skatten med, så regn sagen i skabelonen Investeringscase.';

/** The inputs. The tax rate is the municipality's own and nothing is given for it. */
export const tax: readonly Block[] = [
  { kind: 'heading', text: 'Skat og udligning', columns: ['Enhed', 'Værdi', 'Forklaring'] },
  {
    kind: 'field',
    label: 'Regn med kommuneskat?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Skat_med', given: 'nej' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Nej er det almindelige. Ja lægger den ekstra kommuneskat til kommunens besparelse.',
  },
  {
    kind: 'field',
    label: 'Før eller efter udligning?',
    unit: 'før/efter',
    role: 'setting',
    values: [{ name: 'Skat_udligning', given: 'efter' }],
    allowed: { kind: 'list', items: ['før', 'efter'] },
    help: 'Efter udligning beholder kommunen kun en del af en ekstra skattekrone.',
  },
  {
    kind: 'field',
    label: 'Kommuneskat',
    unit: 'andel',
    role: 'optionalInput',
    number: '0.0 %',
    values: [{ name: 'Kommuneskat' }],
    allowed: { kind: 'decimal', min: 0, max: 0.5 },
    help: 'Jeres egen udskrivningsprocent uden kirkeskat, fx 25 %. Skal udfyldes, når der regnes med skat.',
  },
  {
    kind: 'field',
    label: 'Er ydelserne skattepligtige?',
    unit: 'ja/nej',
    role: 'setting',
    values: [{ name: 'Skat_ydelser', given: 'ja' }],
    allowed: { kind: 'list', items: ['ja', 'nej'] },
    help: 'Ja trækker skatten af den gamle ydelse fra og lægger skatten af den nye til.',
  },
  {
    kind: 'field',
    label: 'Udligning af skattegrundlaget',
    unit: 'andel',
    role: 'setting',
    number: '0.0 %',
    values: [
      {
        name: 'Udligning_andel',
        given: 0.75,
        known: {
          source: 'Lovforslag L 196 (2019-20) om ændring af udligningssystemet',
          date: '2020-05-26',
          grade: 'law',
        },
      },
    ],
    allowed: { kind: 'decimal', min: 0, max: 1 },
    help: 'Ved 75 % bliver omkring 25 % af en ekstra skattekrone i kommunen (L 196 fra 2020).',
  },
];

/** What a moved person-year brings in tax, and which choice that rests on. */
export const taxPerPerson: readonly Block[] = [
  {
    kind: 'field',
    label: 'Ekstra skattegrundlag pr. flyttet helårsperson',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [
      {
        name: 'Skat_grundlag',
        given: '=SUMPRODUCT(Dest_andel,Dest_løn)+IF(Skat_ydelser="ja",Dest_ialt-N(Ydelse),0)',
      },
    ],
    help: 'Løn og ny ydelse minus den gamle ydelse.',
  },
  {
    kind: 'field',
    label: 'Kommuneskat pr. flyttet helårsperson, i resultatet',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [
      {
        name: 'Skat_pr_person',
        given: '=IF(Skat_med="ja",Skat_grundlag*Kommuneskat*IF(Skat_udligning="før",1,1-Udligning_andel),0)',
      },
    ],
  },
  {
    kind: 'field',
    label: 'Valgt',
    unit: 'tekst',
    values: [
      {
        name: 'Skat_tekst',
        given:
          '=IF(Skat_med="ja",IF(Skat_udligning="før","Med kommuneskat, før udligning","Med kommuneskat, efter udligning"),"Uden skat")',
      },
    ],
    help: 'Står ved resultatet, så læseren ved, hvad der er regnet med.',
  },
];

/** For a template that does not ask where people go: what other parts read, without tax. */
export const withoutTax: readonly Block[] = [
  {
    kind: 'field',
    label: 'Kommuneskat pr. flyttet helårsperson, i resultatet',
    unit: 'kr. pr. år',
    number: '#,##0',
    values: [{ name: 'Skat_pr_person', given: 0 }],
    help: 'Skabelonen spørger ikke om løn; skat kan regnes i skabelonen Investeringscase.',
  },
  { kind: 'field', label: 'Regnes med kommuneskat', values: [{ name: 'Skat_med', given: 'nej' }] },
  { kind: 'field', label: 'Før eller efter udligning', values: [{ name: 'Skat_udligning', given: 'efter' }] },
  { kind: 'field', label: 'Valgt', values: [{ name: 'Skat_tekst', given: 'Uden skat' }] },
];
