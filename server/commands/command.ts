/** What the operator's commands share: settings, words, one sentence as answer. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Settings, readSettings } from '../settings.ts';
import { messageOf } from '../start-refusal.ts';

export interface CommandWorld {
  readonly settings: Settings;
  /** what stands after the command */
  readonly words: readonly string[];
}

/** What a command has to say, and whether it did what was asked. */
export interface Said {
  readonly isDone: boolean;
  readonly text: string;
}

export type Command = (world: CommandWorld) => Promise<Said>;

export function say(text: string): Said {
  return { isDone: true, text };
}

export function fail(text: string): Said {
  return { isDone: false, text };
}

/** A folder for a copy that only this command sees. Whoever asks for it removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'samregn-'));
}

/** What a command says when it is started with this environment and these words. */
export async function outcome(
  command: Command,
  env: NodeJS.ProcessEnv,
  words: readonly string[],
): Promise<Said> {
  const settings = readSettings(env);
  if (!settings.ok) return fail(settings.error.join('\n'));
  try {
    return await command({ settings: settings.value, words });
  } catch (error) {
    return fail(`Kommandoen mislykkedes: ${messageOf(error)}`);
  }
}

export async function runCommand(command: Command): Promise<void> {
  const said = await outcome(command, process.env, process.argv.slice(2));
  if (said.isDone) process.stdout.write(`${said.text}\n`);
  else {
    process.stderr.write(`${said.text}\n`);
    process.exitCode = 1;
  }
}
