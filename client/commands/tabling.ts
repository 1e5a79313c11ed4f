/** Tables: sorting, and filters that are mine alone. */
import { clearFilter, hasColumnFilter, startFilter, stopFilter } from '../table/filter-actions.ts';
import { sortByActive } from '../table/sort-actions.ts';
import type { Command } from './command.ts';

export const tabling: readonly Command[] = [
  {
    id: 'sortAscending',
    group: 'data',
    label: 'table.ascending',
    edits: true,
    run: (place) => sortByActive(place, 'ascending'),
  },
  {
    id: 'sortDescending',
    group: 'data',
    label: 'table.descending',
    edits: true,
    run: (place) => sortByActive(place, 'descending'),
  },
  {
    id: 'sort',
    group: 'data',
    label: 'table.sort',
    edits: true,
    run: (place) => place.open('sort'),
  },
  {
    id: 'filter',
    group: 'data',
    label: 'table.filter',
    keys: ['Ctrl+Shift+L'],
    isOn: ({ desk }) => desk.tables.filter() !== undefined,
    run: (place) => (place.desk.tables.filter() ? stopFilter(place) : startFilter(place)),
  },
  {
    id: 'filterColumn',
    group: 'data',
    label: 'table.filterColumn',
    isDisabled: (place) => !hasColumnFilter(place),
    run: (place) => place.open('filter'),
  },
  {
    id: 'clearFilter',
    group: 'data',
    label: 'table.clear',
    isDisabled: ({ desk }) => !desk.tables.isFiltering(),
    run: clearFilter,
  },
  {
    id: 'reapplyFilter',
    group: 'data',
    label: 'table.reapply',
    isDisabled: ({ desk }) => !desk.tables.isFiltering(),
    run: ({ desk }) => desk.tables.reapply(),
  },
];
