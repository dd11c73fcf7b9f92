import { Input, SegmentedControl, SimpleGrid } from '@mantine/core';
import type { Schemas } from '../api/client';
import { useWords } from '../words/language';

export type Facts = Schemas['FactsDto'];
export type FactKey = keyof Facts;

/** The answers that each fact can have; not to know is to leave it out. */
export const FACT_VALUES: Record<FactKey, readonly (string | boolean)[]> = {
  rucStatus: ['active', 'suspended', 'closed'],
  emailStatus: ['valid', 'invalid', 'missing'],
  hasHadKeyBefore: [true, false],
  representativeMatches: [true, false],
  captchaPassed: [true, false],
  recoveryMailArrived: [true, false],
  portalSaysInPerson: [true, false],
};

const KEYS = Object.keys(FACT_VALUES) as FactKey[];
const UNKNOWN = 'unknown';

/** Every fact as a row of answers. `asked` marks the one that would decide; nothing moves because of it. */
export function FactFields({
  facts,
  onChange,
  asked,
}: {
  facts: Facts;
  onChange: (facts: Facts) => void;
  asked?: FactKey;
}) {
  const words = useWords();
  const choose = (key: FactKey, chosen: string): void => {
    const value = FACT_VALUES[key].find((one) => String(one) === chosen);
    onChange({ ...facts, [key]: value });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
      {KEYS.map((key) => (
        <Input.Wrapper
          key={key}
          label={words.facts[key]}
          description={key === asked ? words.intake.askFirst : undefined}
          labelElement="div"
        >
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={words.facts[key]}
            value={String(facts[key] ?? UNKNOWN)}
            onChange={(chosen) => choose(key, chosen)}
            data={[...FACT_VALUES[key].map(String), UNKNOWN].map((value) => ({
              value,
              label: words.factValues[value] ?? value,
            }))}
          />
        </Input.Wrapper>
      ))}
    </SimpleGrid>
  );
}
