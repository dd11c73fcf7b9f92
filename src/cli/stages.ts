import { transitionDiagram } from '../domain/lifecycle/transition-diagram.js';

if (process.argv.length > 2) {
  process.stderr.write('stages\n\nPrints the moves between the stages of a case as a Mermaid diagram.\n');
  process.exitCode = 2;
} else {
  process.stdout.write(transitionDiagram());
}
