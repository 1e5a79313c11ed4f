import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf, histories, openPlay, pictureOf } from '../../support/history.ts';
import { furnitureOf } from '../../support/furniture.ts';
import { runs } from '../../support/runs.ts';

/** A history in which two of three acts are about what stands beside the cells. */
const furnished = histories(3, 60).map((events) =>
  events.map((event) =>
    event.kind === 'act' && event.n[0]! % 3 > 0 && !['undo', 'redo'].includes(event.act)
      ? { ...event, act: 'furniture' as const }
      : event,
  ),
);

test('[DOC-1] names, merges, groups, rules, comments, protection, assumptions, results and scenarios are the same for all', () => {
  let seen = '';
  fc.assert(
    fc.property(furnished, (events) => {
      const play = openPlay(3);
      try {
        play.people[0]!.workbook.role = 'owner';
        play.run(events);
        play.wires.deliverAll();
        for (const person of play.people) person.workbook.role = 'editor';
        const [anne, bo, carl] = play.people.map(pictureOf);
        expect(bo).toEqual(anne);
        expect(carl).toEqual(anne);
        seen += JSON.stringify(anne);
      } finally {
        play.close();
      }
    }),
    runs(30),
  );
  const parts = [
    'messages',
    'mayEdit',
    'level',
    'style',
    'strictness',
    'low',
    'Scenarie',
    'Resultat',
    'notMarked',
    'changed',
  ];
  expect(parts.filter((part) => !seen.includes(part))).toEqual([]);
}, 600_000);

test('[DOC-3] undoing all that one person did alone leaves none of it', () => {
  fc.assert(
    fc.property(furnished, (events) => {
      const play = openPlay(1);
      try {
        const [person] = play.people;
        const before = furnitureOf(person!);
        play.run(
          events
            .map((event) => ({ ...event, who: 0 }))
            .filter((event) => event.kind !== 'act' || !['undo', 'redo'].includes(event.act)),
        );
        while (person!.editor.undo());
        // A sheet that had to grow stays as large as it became, and what covers all of it grows along.
        const grown = JSON.stringify(entriesOf(play.wires.docs[0]!)).includes('"g/');
        if (!grown) expect(furnitureOf(person!)).toEqual(before);
      } finally {
        play.close();
      }
    }),
    runs(20),
  );
}, 600_000);

test('[DOC-3] what a colleague wrote beside the cells is untouched by whatever I undo', () => {
  fc.assert(
    fc.property(furnished, (events) => {
      const play = openPlay(2);
      try {
        const [anne, bo] = play.people;
        play.run(events.map((event) => ('who' in event ? { ...event, who: event.who % 2 } : event)));
        play.wires.deliverAll();
        const standing = new Map<string, unknown>();
        for (const [root, type] of bo!.doc.share) {
          if (!/^(?:names|results|assumptions|scenarios|comments|[hmkvp]\/.*)$/.test(root)) continue;
          for (const [key, item] of type._map)
            if (!item.deleted && item.id.client === bo!.doc.clientID)
              standing.set(`${root} ${key}`, bo!.doc.getMap(root).get(key));
        }
        while (anne!.editor.undo());
        play.wires.deliverAll();
        for (const [where, value] of standing) {
          const [root, key] = where.split(' ');
          expect(bo!.doc.getMap(root!).get(key!), where).toEqual(value);
        }
      } finally {
        play.close();
      }
    }),
    runs(20),
  );
}, 600_000);

const ids = ['ready', 'x1', '0', '__proto__', 'constructor', 'a/b', '', 'r0', 'c1', 'r1', 'toString'];
const letters = [
  'c',
  'r',
  'n',
  'l',
  'm',
  'h',
  'u',
  's',
  'd',
  'o',
  'g',
  'x',
  'f',
  'k',
  't',
  'e',
  'w',
  '1',
  'm/x1',
  'v/x1',
  'd/x1',
  '__proto__',
];
const roots = ['names', 'results', 'assumptions', 'scenarios', 'comments', 'about'];
const parts = ['h', 'm', 'k', 'v', 'p'];
const rubbish = fc.record({
  root: fc.constantFrom(...roots, ...parts.map((part) => `${part}/a`), ...parts.map((part) => `${part}/b`)),
  key: fc.oneof(
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...letters)).map(([id, letter]) => `${id}/${letter}`),
    fc.constantFrom(...ids),
  ),
  value: fc.oneof(
    fc.constantFrom(
      '=`a!0.0`',
      '=`0.0:2.1`',
      '=`.0:.1`',
      '=`__proto__!0.0`',
      '=`a!toString.0`',
      '=`0.0`+1',
      '=`',
      '=SUM(`a!0.0:9.9`)',
      'a1',
      'zz',
      'A'.repeat(300),
      'Navn',
      'bad',
      'warn',
    ),
    fc.constantFrom(0, 1, 3, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, true, null),
    fc.array(
      fc.constantFrom(
        'whole',
        'list',
        'range',
        'date',
        'formula',
        'compare',
        '>',
        'between',
        'text',
        'day',
        'today',
        'owner',
        '0',
        '__proto__',
        'p1',
        5,
        -2,
        null,
        true,
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom<unknown>({}, { a: 1 }, [['whole']], [[]]),
  ),
});

test('whatever anyone wrote: no reader and no verb throws, and all read the same', () => {
  fc.assert(
    fc.property(
      fc.array(rubbish, { minLength: 5, maxLength: 60, size: 'max' }),
      furnished,
      (writes, events) => {
        const play = openPlay(3);
        try {
          const [first] = play.people;
          first!.doc.transact(() => {
            for (const { root, key, value } of writes) first!.doc.getMap(root).set(key, value);
          });
          furnitureOf(first!);
          play.wires.deliverAll();
          play.run(events);
          play.wires.deliverAll();
          const [anne, bo, carl] = play.people.map(pictureOf);
          expect(bo).toEqual(anne);
          expect(carl).toEqual(anne);
          for (const person of play.people) while (person.editor.undo());
          furnitureOf(first!);
        } finally {
          play.close();
        }
      },
    ),
    runs(60),
  );
}, 600_000);
