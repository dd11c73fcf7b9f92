import { useLanguage } from './language';
import { setupWords as en } from './setup.en';
import { setupWords as es } from './setup.es';
import type { SetupWords } from './setup.es';

export const useSetupWords = (): SetupWords => ({ es, en })[useLanguage()];
