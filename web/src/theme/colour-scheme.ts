import { localStorageColorSchemeManager } from '@mantine/core';

/** The same key that the file before the first paint reads. */
export const colourSchemes = localStorageColorSchemeManager({ key: 'llavero-colour-scheme' });
