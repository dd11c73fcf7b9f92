// Writes migrations/schema.txt from a database that has all migrations.
process.env.WRITE_SCHEMA_DUMP = '1';
process.argv.push('test/db/schema', '--projects', 'db');
await import('./test.mjs');
