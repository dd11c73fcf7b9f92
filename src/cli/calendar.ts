import { runCalendar } from './calendar-command.js';

const outcome = runCalendar(process.argv.slice(2));
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe.
  if (error.code !== 'EPIPE') throw error;
});
process.stderr.write(outcome.stderr);
process.stdout.write(outcome.stdout);
process.exitCode = outcome.exitCode;
