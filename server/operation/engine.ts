/**
 * Has V8 turn code into simple machine code when it first runs. It counts how often code runs before it does so by itself,
 * and a server that gets a hundred edits a second would be interpreted for minutes. To be imported before all that works.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--always-sparkplug');
