/** Runs the embedded server alone, as the desk would: node embedded-server.mjs DATA_DIR PRIVATE_ROOT. */
import { startEmbedded } from '../../dist/src/platform/embedded/embedded-postgres.js';

const [dataDir, privateRoot] = process.argv.slice(2);
const say = (line) => console.log(line);

try {
  const server = await startEmbedded({ dataDir, privateRoot, say, onLost: (error) => console.error(error.message) });
  const stop = () => void server.stop().then(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  console.log(`READY ${JSON.stringify({ url: server.url, home: server.home, created: server.created })}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
