/** The block in which warnings are given their reasons; model/workbook/acknowledgements.ts reads and writes it. */
import { acknowledgementColumns, acknowledgementTables } from '../../workbook/acknowledgements.ts';
import { type Block, type Check, type Given, type Table, type TableColumn, gap } from '../template.ts';
import { aDay } from './days.ts';

const ownRows = 8;

/** Widths in pixels of a sheet with the block: long notes above it run on over the empty cells beside them. */
export const acknowledgementWidths = [400, 100, 150, 340, 130, 160, 130] as const;

type Column = keyof typeof acknowledgementColumns;

interface Prepared {
  readonly text: readonly Given[];
  readonly key: readonly Given[];
  readonly status: readonly Given[];
}

/** A table of the block: what is prepared is locked, the rest is written when a warning is given its reason. */
function table(name: string, rows: number, prepared: Prepared | undefined): Table {
  const column = (key: Column, title: string, more: Partial<TableColumn> = {}): TableColumn => ({
    key,
    title,
    name: `${name}_${acknowledgementColumns[key]}`,
    ...more,
  });
  const free = { role: 'optionalInput', wrap: true } as const;
  const ofPanel = 'Skrives fra panelet Resultat.';
  return {
    kind: 'table',
    rows,
    columns: [
      column(
        'text',
        'Advarsel',
        prepared ? { given: prepared.text } : { ...free, help: `Advarslen i ord. ${ofPanel}` },
      ),
      column('date', 'Dato', {
        role: 'optionalInput',
        number: 'dd-mm-yyyy',
        allowed: aDay,
        help: `Den dag, begrundelsen blev skrevet. ${ofPanel}`,
      }),
      column('name', 'Navn', { ...free, help: `Hvem der står inde for begrundelsen. ${ofPanel}` }),
      column('reason', 'Begrundelse', {
        ...free,
        help: 'Hvorfor advarslen ikke skal rettes her. Uden begrundelse bliver den stående.',
      }),
      column('seen', 'Set ved status', {
        ...free,
        help: 'Det, kontrollen viste, da begrundelsen blev skrevet. Viser den noget andet nu, er advarslen tilbage.',
      }),
      column(
        'key',
        'Nøgle',
        prepared
          ? { given: prepared.key }
          : { ...free, help: `Det, advarslen kendes på i programmet. ${ofPanel}` },
      ),
      ...(prepared ? [{ key: 'status', title: 'Status nu', given: prepared.status }] : []),
    ],
  };
}

/** One row for each check of the template, and some for warnings that the register makes. Needs six columns or more. */
export function acknowledgements(checks: readonly Check[]): readonly Block[] {
  const prepared = {
    text: checks.map(({ text }) => text),
    key: checks.map(({ key }) => key),
    status: checks.map(({ name }) => `=${name}`),
  };
  return [
    { kind: 'heading', text: 'Advarsler, som er set og begrundet' },
    {
      kind: 'note',
      text: 'Skrives fra panelet Resultat. En begrundelse gælder, så længe advarslens status er den samme som den, den blev set ved.',
    },
    ...(checks.length > 0 ? [table(acknowledgementTables[0], checks.length, prepared)] : []),
    gap,
    table(acknowledgementTables[1], ownRows, undefined),
  ];
}
