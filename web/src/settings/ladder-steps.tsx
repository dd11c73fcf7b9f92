import { ActionIcon, Button, Group, NumberInput, Paper, Select, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useSetupWords } from '../words/setup-words';
import type { LadderStep } from './ladder-editor';

type Props = { steps: readonly LadderStep[]; onSteps: (steps: readonly LadderStep[]) => void };

/** The steps from top to bottom, each as a sentence that can be changed. */
export function LadderSteps({ steps, onSteps }: Props) {
  const setup = useSetupWords().settings.ladders;
  const add = (): void => {
    const names = new Set(steps.map(({ step }) => step));
    let serial = steps.length + 1;
    while (names.has(`own_step_${serial}`)) serial += 1;
    const step: LadderStep = {
      step: `own_step_${serial}`,
      recipient: 'assignee',
      anchor: 'stage_start',
      businessDays: 1,
      template: 'case_review',
    };
    onSteps([...steps, step]);
  };
  return (
    <Stack gap="xs">
      <ol className="steps">
        {steps.map((step, index) => (
          <Step
            key={step.step}
            number={index + 1}
            step={step}
            onStep={(next) => onSteps(steps.with(index, next))}
            onRemove={() => onSteps(steps.filter((one) => one !== step))}
          />
        ))}
      </ol>
      <Group>
        <Button variant="default" size="compact-md" onClick={add}>
          {setup.addStep}
        </Button>
      </Group>
    </Stack>
  );
}

type StepProps = { number: number; step: LadderStep; onStep: (step: LadderStep) => void; onRemove: () => void };

function Step({ number, step, onStep, onRemove }: StepProps) {
  const setup = useSetupWords().settings;
  const { ladders } = setup;
  const label = (what: string): string => `${ladders.step} ${number}: ${what}`;
  const pick = <Key extends 'anchor' | 'recipient' | 'template' | 'channel'>(
    key: Key,
    what: string,
    names: Readonly<Record<string, string>>,
  ) => (
    <Select
      label={what}
      aria-label={label(what)}
      allowDeselect={false}
      searchable={key === 'template'}
      data={Object.entries(names).map(([value, name]) => ({ value, label: name }))}
      value={step[key] ?? 'email'}
      onChange={(value) => value !== null && onStep({ ...step, [key]: value as LadderStep[Key] })}
    />
  );
  return (
    <Paper withBorder p="sm" component="li">
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {number}. {setup.templateNames[step.template]}
        </Text>
        <ActionIcon variant="default" aria-label={label(ladders.removeStep)} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <div className="step">
        <Amount step={step} label={label} onStep={onStep} />
        {pick('anchor', ladders.anchor, ladders.anchors)}
        {pick('recipient', ladders.recipient, ladders.recipients)}
        {pick('channel', ladders.channel, ladders.channels)}
        {pick('template', ladders.template, setup.templateNames)}
      </div>
    </Paper>
  );
}

type AmountProps = Pick<StepProps, 'step' | 'onStep'> & { label: (what: string) => string };

/** How far from its anchor: business days, or minutes in which the firm works. */
function Amount({ step, label, onStep }: AmountProps) {
  const setup = useSetupWords().settings.ladders;
  const { businessDays, workingMinutes, ...rest } = step;
  const unit = workingMinutes === undefined ? 'businessDays' : 'workingMinutes';
  const amount = workingMinutes ?? businessDays ?? 0;
  const put = (next: typeof unit, value: number): void => onStep({ ...rest, [next]: value });
  return (
    <>
      <NumberInput
        label={setup.amount}
        aria-label={label(setup.amount)}
        allowDecimal={false}
        min={unit === 'workingMinutes' ? 0 : -60}
        max={unit === 'workingMinutes' ? 10_000 : 260}
        value={amount}
        onChange={(value) => typeof value === 'number' && put(unit, value)}
      />
      <Select
        label={setup.unit}
        aria-label={label(setup.unit)}
        allowDeselect={false}
        data={(['businessDays', 'workingMinutes'] as const).map((value) => ({ value, label: setup.units[value] }))}
        value={unit}
        onChange={(value) => value !== null && put(value, Math.max(0, amount))}
      />
    </>
  );
}
