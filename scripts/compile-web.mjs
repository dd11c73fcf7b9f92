import { build } from 'vite';
import { inRoot } from './checkout.mjs';

/** Bundles the pages into `dist/web`. */
await build({ configFile: inRoot('web/vite.config.ts') });
