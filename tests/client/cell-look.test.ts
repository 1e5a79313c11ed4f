import { expect, test } from 'vitest';
import { plainFormat } from '../../model/index.ts';
import { classesOfBorder, classesOfLook } from '../../client/sheet/cell-look.ts';

const nothingBeside = { above: () => undefined, before: () => undefined };

test('[CELLLOOK-1] a plain cell has no look of its own; colours, underline and place are classes', () => {
  expect(classesOfLook(plainFormat, [])).toEqual([]);
  const format = {
    ...plainFormat,
    underline: true,
    colour: 'red',
    ground: 'blue',
    vertical: 'middle',
  } as const;
  expect(classesOfLook(format, [])).toEqual(['underline', 'tint-red', 'ground-blue', 'at-middle']);
});

test('[CELLLOOK-2] of several conditions the most important one gives the sign', () => {
  expect(classesOfLook(plainFormat, ['bad', 'strong'])).toEqual(['met-strong', 'met-bad', 'first-bad']);
});

test('[CELLLOOK-3] a line between two cells is drawn once', () => {
  expect(classesOfBorder(undefined, nothingBeside)).toEqual([]);
  expect(classesOfBorder('box', nothingBeside)).toEqual([
    'line-top',
    'line-right',
    'line-bottom',
    'line-left',
  ]);
  expect(classesOfBorder('box', { above: () => 'box', before: () => 'box' })).toEqual([
    'line-right',
    'line-bottom',
  ]);
  expect(classesOfBorder('total', { above: () => 'left', before: () => undefined })).toEqual([
    'line-top',
    'line-double',
  ]);
});
