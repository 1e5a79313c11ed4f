/** A template of a few cells with all that a decision needs, and colleagues at a workbook made from it. No engine. */
import * as Y from 'yjs';
import type { CellId, Value } from '../../model/index.ts';
import { instantiate } from '../../model/templates/instantiate.ts';
import { acknowledgements } from '../../model/templates/parts/acknowledgements.ts';
import type { Check, Template } from '../../model/templates/template.ts';
import { type Precedents, openPrecedents } from '../../model/workbook/precedents.ts';
import type { ReadValue } from '../../model/workbook/register.ts';
import { resultKeys } from '../../model/workbook/results.ts';
import { type Wires, openWires } from './wires.ts';
import { type Person, openPerson } from './workbooks.ts';

const checks: readonly Check[] = [
  { key: 'checkFilled', name: 'Kontrol_udfyldt', text: 'Et nødvendigt felt er tomt.' },
  { key: 'checkShare', name: 'Kontrol_andel', at: 'Pris', text: 'Prisen er højere end effekten.' },
];

const smallCase: Template = {
  id: 'small-case',
  version: 1,
  title: 'Lille case',
  purpose: 'Til test.',
  audience: 'Test.',
  english: { title: '', purpose: '', audience: '' },
  isExample: false,
  sheets: [
    {
      id: 'm',
      name: 'Model',
      widths: [200, 80, 80, 80, 80],
      valueColumns: 3,
      blocks: [
        {
          kind: 'field',
          label: 'Effekt',
          unit: 'andel',
          role: 'input',
          number: '0.0 %',
          values: [{ name: 'Effekt', given: 0.1 }, { name: 'Effekt_lav' }, { name: 'Effekt_høj' }],
        },
        {
          kind: 'field',
          label: 'Pris',
          unit: 'kr.',
          role: 'input',
          number: '#,##0',
          values: [{ name: 'Pris', given: 50, known: { source: 'Lov 1', date: '2024-01-01', grade: 'law' } }],
        },
        {
          kind: 'field',
          label: 'Bonus',
          unit: 'kr.',
          role: 'optionalInput',
          number: '0',
          values: [{ name: 'Bonus' }],
        },
        {
          kind: 'field',
          label: 'Uden for',
          unit: 'kr.',
          role: 'input',
          number: '0',
          values: [{ name: 'Udenfor', known: false }],
        },
        {
          kind: 'field',
          label: 'Netto',
          role: 'result',
          values: [{ name: 'Netto', given: '=Effekt*Pris+SUM(Bonus)' }],
        },
        { kind: 'field', label: 'Udfyldt', values: [{ name: 'Kontrol_udfyldt', given: 'OK' }] },
        { kind: 'field', label: 'Andel', role: 'input', values: [{ name: 'Kontrol_andel', given: 'OK' }] },
      ],
    },
    {
      id: 'd',
      name: 'Dokumentation',
      widths: [300, 90, 90, 90, 90, 90, 90],
      valueColumns: 1,
      blocks: [{ kind: 'title', text: 'Dokumentation' }, ...acknowledgements(checks)],
    },
  ],
  results: { netTotal: 'Netto' },
  checks,
};

/** Values as they stand in cells; a formula comes to 5. */
export function readerOf({ workbook }: Person): ReadValue {
  return (at): Value | undefined => {
    const content = workbook.contentAt(at);
    return content.kind === 'formula' ? 5 : 'value' in content ? content.value : undefined;
  };
}

export interface SmallCase {
  readonly wires: Wires;
  readonly anne: Person;
  readonly bo: Person;
  /** Delivers everything, then gives what `read` says for both, which must be the same. */
  both<Seen>(read: (person: Person) => Seen): Seen;
}

export function openSmallCase(): SmallCase {
  const doc = new Y.Doc();
  doc.clientID = 1000;
  instantiate(smallCase, doc, 'Lille case');
  const wires = openWires(doc, 2);
  const [anne, bo] = wires.docs.map((one) => openPerson(one)) as [Person, Person];
  return {
    wires,
    anne,
    bo,
    both(read) {
      wires.deliverAll();
      const [one, other] = [read(anne), read(bo)];
      if (JSON.stringify(one) !== JSON.stringify(other))
        throw new Error(`Anne sees ${JSON.stringify(one)}, Bo sees ${JSON.stringify(other)}`);
      return one;
    },
  };
}

/** The cell that a name stands for. */
export function cellNamed({ workbook }: Person, name: string): CellId {
  const id = workbook.nameIdByText(name);
  const cells = id === undefined ? undefined : workbook.cellsOfName(id);
  if (!cells) throw new Error(`no name ${name}`);
  return cells.from;
}

/** All that the workbook's results come from. */
export function behindAll({ workbook }: Person): ReturnType<Precedents['behind']> {
  const precedents = openPrecedents(workbook);
  const cells = precedents.behind(resultKeys(workbook));
  precedents.close();
  return cells;
}
