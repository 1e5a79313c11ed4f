/** The settings as they are in effect, for the operator to read at the start. Secrets are not shown. */
import { settingNames, standardOf } from './settings.ts';

const secretName = /SECRET|PASSWORD|TOKEN|KEY/;

/** Without the password, and without what a query may hold. */
function withoutPassword(address: string): string {
  const url = URL.parse(address);
  if (!url) return '***';
  if (url.password !== '') url.password = '***';
  url.search = '';
  return url.href;
}

function shown(name: string, value: string): string {
  if (value === '') return '-';
  if (secretName.test(name)) return '***';
  return name === 'SAMREGN_DATABASE' ? withoutPassword(value) : value;
}

/** One line for each setting: its name, its value, and whether the operator has set it. */
export function settingsTable(env: Readonly<Record<string, string | undefined>>): string {
  const rows = settingNames.map((name) => {
    const given = env[name] ?? '';
    const isSet = given !== '';
    return [name, shown(name, isSet ? given : standardOf(name)), isSet ? 'sat' : 'standard'] as const;
  });
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(([name, value, from]) => `${name.padEnd(width(0))}  ${value.padEnd(width(1))}  ${from}\n`)
    .join('');
}
