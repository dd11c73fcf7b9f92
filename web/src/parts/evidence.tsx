import { List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas, Verdict } from '../api/client';
import { useWords } from '../words/language';

type Evidence = Schemas['EvidenceDto'];
type Side = 'for' | 'against';
type Stretch = { start: number; end: number; side: Side; number: number };

const sideOf = (evidence: Evidence, scenario: Verdict['scenario']): Side =>
  (evidence.against ?? []).includes(scenario) || (evidence.supports ?? []).length === 0 ? 'against' : 'for';

/** Where a quote stands in the text: where the verdict says, else where it is found, else nowhere. */
function stretchOf(text: string, { quote = '', start, end }: Evidence): { start: number; end: number } | null {
  if (start !== undefined && end !== undefined && text.slice(start, end) === quote) return { start, end };
  const at = quote === '' ? -1 : text.indexOf(quote);
  return at < 0 ? null : { start: at, end: at + quote.length };
}

/** The evidence with its number and side, in the order of the verdict. */
export function numbered(verdict: Verdict): { evidence: Evidence; side: Side; number: number }[] {
  return verdict.evidence.map((evidence, index) => ({
    evidence,
    side: sideOf(evidence, verdict.scenario),
    number: index + 1,
  }));
}

/** The client's own words with the quoted stretches marked: nothing of the text is changed by it. */
export function MarkedWording({ verdict, label }: { verdict: Verdict; label?: string }) {
  const text = verdict.redactedText;
  const stretches = numbered(verdict)
    .flatMap(({ evidence, side, number }) => {
      const found = evidence.kind === 'wording' ? stretchOf(text, evidence) : null;
      return found === null ? [] : [{ ...found, side, number }];
    })
    .sort((one, other) => one.start - other.start);
  return (
    <blockquote className="wording" aria-label={label}>
      {pieces(text, stretches)}
    </blockquote>
  );
}

function pieces(text: string, stretches: readonly Stretch[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, side, number } of stretches) {
    if (start < at) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} data-side={side} data-number={number} aria-describedby={`evidence-${number}`}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What speaks for the verdict and what against it, at the same level. */
export function EvidenceLists({ verdict }: { verdict: Verdict }) {
  const words = useWords();
  const all = numbered(verdict);
  const [pro, contra] = [all.filter(({ side }) => side === 'for'), all.filter(({ side }) => side === 'against')];
  return (
    <Stack gap={4}>
      {pro.length > 0 && <EvidenceList title={words.case.for} items={pro} />}
      {contra.length > 0 ? (
        <EvidenceList title={words.case.against} items={contra} />
      ) : (
        <Text size="sm" c="dimmed">
          {words.case.nothingAgainst}
        </Text>
      )}
      <Changes changes={verdict.wouldChange ?? []} />
    </Stack>
  );
}

/** The single facts that would bring another verdict once they are checked. */
function Changes({ changes }: { changes: readonly Schemas['ChangeDto'][] }) {
  const words = useWords();
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{words.case.wouldChange}</summary>
      <List size="sm" listStyleType="none">
        {changes.map(({ fact, value, scenario }) => (
          <List.Item key={`${fact} ${String(value)}`}>
            {words.facts[fact]}: {words.factValues[String(value)] ?? String(value)} → {words.scenarios[scenario]}
          </List.Item>
        ))}
      </List>
    </details>
  );
}

function EvidenceList({ title, items }: { title: string; items: ReturnType<typeof numbered> }) {
  const words = useWords();
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm" listStyleType="none">
        {items.map(({ evidence, number }) => (
          <List.Item key={number} id={`evidence-${number}`}>
            <span className="figures">{number}.</span>{' '}
            {evidence.kind === 'fact' && evidence.fact !== undefined ? (
              <strong>
                {words.facts[evidence.fact]}: {words.factValues[String(evidence.value)] ?? String(evidence.value)}
              </strong>
            ) : (
              <q>{evidence.quote}</q>
            )}{' '}
            {evidence.why}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
