import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { DemoFirm } from '../demo/demo-firm.js';
import type { BootContext } from './boot.js';
import { keepFirstLogin } from './first-login.js';

/**
 * Makes the demo firm where `DEMO` asks for it, or where the embedded database is empty; never beside somebody's data.
 * The log-in is shown once.
 */
export async function seedDemo(app: INestApplicationContext, context: BootContext): Promise<void> {
  const { config, embedded, say, migrateDatabaseUrl } = context;
  if (!(config.demo ?? embedded) || !(await hasNobody(migrateDatabaseUrl))) return;
  await app.get(DemoFirm).open(({ email, password }) => {
    const file = keepFirstLogin(config.dataDir, { email, password, url: config.publicUrl });
    say(`Made a demo firm. Its owner logs in with ${email} and ${password}`);
    say(`(kept in ${file}; valid until changed).`);
  });
}

/** Asked as the owning role: the product's own sees only one firm, and there is none yet. */
async function hasNobody(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ somebody: boolean }>('select exists (select 1 from log_ins) as somebody');
    return rows[0]?.somebody === false;
  } finally {
    await client.end();
  }
}
