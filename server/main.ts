/** Starts the server from the environment, and takes it down when the operating system asks. */
import './operation/engine.ts';
import { openServer } from './open-server.ts';
import { openLog } from './operation/log.ts';
import { settingsTable } from './settings-table.ts';
import { readSettings } from './settings.ts';
import { sentenceFor } from './start-refusal.ts';

/** Ending takes a second or so; whatever hangs, the process is gone after this. */
const longestStopMs = 1900;

/** A server that comes back has people waiting for it: they come before the templates, which take seconds to build. */
const firstSecondsMs = 3000;

function giveUp(sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const settings = readSettings(process.env);
if (!settings.ok) giveUp(settings.error);
const { logLevel } = settings.value;
if (logLevel === 'info' || logLevel === 'debug') process.stdout.write(settingsTable(process.env));
const logger = openLog(logLevel);

const opened = await openServer({
  settings: settings.value,
  logger,
  onCrash(error) {
    // Nothing can be kept any more. Clients hold what was not acknowledged and bring it back to the next process.
    logger.fatal({ err: error }, 'the storage has died');
    process.exit(1);
  },
});
if (!opened.ok) giveUp([sentenceFor(opened.error)]);
const server = opened.value;

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), longestStopMs);
    void server.close().then(() => process.exit(0));
  });
}
const prepare = (): void => {
  server.office.prepare().catch((error: unknown) => {
    if (!isStopping) logger.error({ err: error }, 'the office is not ready');
  });
};
if (settings.value.prepares) setTimeout(prepare, firstSecondsMs);
const first =
  server.firstPage === undefined
    ? ''
    : `Konti og organisationer: opret administratoren på ${server.firstPage} (virker én gang, inden for et døgn)\n`;
// Last, so that whoever waits for this line may also end the server.
process.stdout.write(`${first}Samregn kører på http://localhost:${server.port}\n`);
