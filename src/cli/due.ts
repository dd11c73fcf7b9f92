import { open } from 'node:fs/promises';
import { runDue } from './due-command.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runDue(process.argv.slice(2), {
  open: async (path) => (path === '-' ? process.stdin : (await open(path)).createReadStream()),
  stdout: process.stdout,
  stderr: process.stderr,
});
