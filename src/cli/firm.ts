import { FirmDesk } from '../firms/firm-desk.js';
import { loadProcessConfig } from '../platform/config/config.js';
import { migrate } from '../platform/database/migrate.js';
import { runOnDatabase } from '../platform/embedded/run-on-database.js';
import { say } from '../platform/http/locale.js';
import { Problem } from '../platform/http/problem.js';
import { MisuseError, readCommand, USAGE } from './firm-arguments.js';
import type { FirmCommand } from './firm-arguments.js';

/** Results go to standard output as one JSON document; a password is shown this once. */
async function answer(desk: FirmDesk, command: FirmCommand, ownerUrl: string): Promise<object> {
  switch (command.kind) {
    case 'create': {
      const { name, owner: ownerEmail, province, canton } = command;
      const { firmId, email, password } = await desk.create({ name, ownerEmail, province, canton });
      return { firmId, email, password };
    }
    case 'list':
      return desk.list(ownerUrl);
    case 'user add':
      return desk.addUser(command.firm, command.email, command.role, command.name);
    case 'user reset':
      return desk.resetUser(command.email);
  }
}

function complaint(problem: Problem): string {
  const detail = typeof problem.detail === 'string' ? problem.detail : say(problem.detail, 'en', problem.params);
  const fields = (problem.errors ?? []).map((error) => `${error.pointer}: ${say(error.text, 'en', error.params)}`);
  return fields.length > 0 ? fields.join('\n') : detail;
}

async function run(command: FirmCommand): Promise<void> {
  await runOnDatabase(async ({ url, migrateUrl }) => {
    const clockOffsetMs = loadProcessConfig().clockOffset.milliseconds;
    await migrate({ url: migrateUrl, clockOffsetMs });
    const desk = await FirmDesk.at({ url, clockOffsetMs });
    try {
      console.log(JSON.stringify(await answer(desk, command, migrateUrl)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      console.error(complaint(error));
      process.exitCode = 1;
    } finally {
      await desk.close();
    }
  });
}

try {
  await run(readCommand(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof MisuseError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
