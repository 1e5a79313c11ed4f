/** The menus of the toolbar: number formats with the active value shown in each, kinds of cells, colours, lines, places. */
import { type CellFormat, type Role, type Value, formatPresets, formatValue, tints } from '#model';
import type { Workplace } from '../commands/command.ts';
import { menuOf } from '../commands/menu-of.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { formatHere } from './desk-verbs.ts';

/** What a format is shown with where the active cell holds no number. */
const sampleValue = 1234.5;

/** How a value looks with a code; as typed where a number is asked for and there is none. */
export function sampleOf(value: Value | undefined, code: string | undefined, language: 'da' | 'en'): string {
  return formatValue(typeof value === 'number' ? value : sampleValue, code, language).text;
}

export function numberMenu(place: Workplace): readonly MenuItem[] {
  const at = place.desk.activeCell();
  const value = at && place.session.valueAt(at);
  const ids = formatPresets.map(({ key }) => `number-${key}`);
  const items = menuOf([ids, ['moreDecimals', 'fewerDecimals'], ['formatCells']], place);
  return items.map((item, i) => {
    const preset = formatPresets[i];
    return preset ? { ...item, keys: sampleOf(value, preset.code, place.language().id) } : item;
  });
}

/** The kinds of cells that people choose from; those of templates (unit, warning, setting) come with them. */
const kinds = [
  undefined,
  'input',
  'calculation',
  'result',
  'title',
  'heading',
  'note',
] as const satisfies readonly (Role | undefined)[];

export function kindMenu(place: Workplace): readonly MenuItem[] {
  const { desk, t } = place;
  const now = desk.activeFormat()?.role;
  return kinds.map((role) => ({
    label: t(`look.kind.${role ?? 'plain'}`),
    keys: t(`look.kindHelp.${role ?? 'plain'}`),
    swatch: `role-${role ?? 'none'}`,
    isOn: now === role,
    isDisabled: !desk.mayEdit(),
    run: () => formatHere(place, { role }),
  }));
}

export function colourMenu(
  place: Workplace,
  attribute: keyof Pick<CellFormat, 'colour' | 'ground'>,
): readonly MenuItem[] {
  const { desk, t } = place;
  const now = desk.activeFormat()?.[attribute];
  return [undefined, ...tints].map((tint) => ({
    label: t(`look.tint.${tint ?? 'none'}`),
    swatch: tint === undefined ? 'none' : `${attribute === 'colour' ? 'tint' : 'ground'}-${tint}`,
    isOn: now === tint,
    isDisabled: !desk.mayEdit(),
    run: () => formatHere(place, { [attribute]: tint }),
  }));
}

export function borderMenu(place: Workplace): readonly MenuItem[] {
  const lines = ['all', 'outer', 'top', 'bottom', 'total'].map((which) => `borders-${which}`);
  return menuOf([lines, ['borders-none']], place);
}

export function alignMenu(place: Workplace): readonly MenuItem[] {
  return menuOf([['alignLeft', 'alignCenter', 'alignRight'], ['alignTop', 'alignMiddle'], ['wrap']], place);
}

export function moreMenu(place: Workplace): readonly MenuItem[] {
  return menuOf(
    [
      ['formatCells', 'clearFormat'],
      ['conditionalFormats', 'validation', 'invalidCells'],
    ],
    place,
  );
}
