import { expect, test } from 'vitest';
import { paramsOf } from '../../client/parts/address.ts';

test.each([
  ['/', '/', ''],
  ['/mappe/:id', '/mappe/a1', 'a1'],
  ['/mappe/:id', '/mappe/a1/', 'a1'],
  ['/mappe/:id', '/mappe/%C3%A6%20b', 'æ b'],
  // Not every address was written by us.
  ['/mappe/:id', '/mappe/%E0%A4%A', '%E0%A4%A'],
  ['/mappe/:id', '/mappe', undefined],
  ['/mappe/:id', '/mappe/a/b', undefined],
  ['/bibliotek', '/bibliotek/a', undefined],
  ['/konto', '/Konto', undefined],
])('[PAGE-WAY-1] %s at %s says %s', (path, address, id) => {
  expect(paramsOf(path, address)?.id).toBe(id);
});
