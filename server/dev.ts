/**
 * npm run dev: the server, started anew when its files change, and beside it the pages as vite serves them while somebody
 * writes them. Open the address that vite prints.
 */
import { type ChildProcess, spawn } from 'node:child_process';

const children: readonly ChildProcess[] = [
  spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' }),
  // npm puts the programs of installed packages in the path.
  spawn('vite', ['--config', 'client/vite.config.ts'], { stdio: 'inherit' }),
];

// When one of them ends, or is ended from the keyboard, the other has no use.
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
