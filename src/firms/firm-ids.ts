import { Client } from 'pg';

/**
 * Every firm of the installation, in a steady order. Row-level security binds the owner of the tables too: which firms
 * there are is known from the log-ins, which the owner may see.
 */
export async function firmIds(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ firmId: string }>(
      'select distinct firm_id as "firmId" from log_ins order by 1',
    );
    return rows.map((row) => row.firmId);
  } finally {
    await client.end();
  }
}
