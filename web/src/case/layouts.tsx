import { Grid, Stack, Tabs } from '@mantine/core';
import type { CaseView } from '../api/client';
import { Section } from '../parts/section';
import { useWords } from '../words/language';
import { AttemptList, AttemptsCard } from './attempts';
import { Files } from './files';
import { AllFollowUps, NextFollowUps } from './follow-ups';
import { History } from './history';
import { NextStep } from './next-step';
import type { MenuState } from './next-step';
import { Notes } from './notes';
import { Papers } from './papers';
import { People } from './people';
import type { Primary } from './primary';
import { PHONE_TAB } from './tabs';
import type { CaseTab } from './tabs';
import { VerdictCard } from './verdict';
import { Visits } from './visits';
import { WindowCard } from './window-card';

export type Shown = {
  view: CaseView;
  mayWrite: boolean;
  today: string | null;
  primary: Primary | null;
  menu: MenuState;
  tab: CaseTab | undefined;
  onTab: (tab: CaseTab) => void;
};

/** What to do, why we think so, what is needed, what happened; beside it what is looked up, not worked in. */
export function WideCase(shown: Shown) {
  const { view, mayWrite, today, primary, menu } = shown;
  const words = useWords();
  const props = { view, mayWrite };
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Stack>
          <NextStep {...props} primary={primary} menu={menu} />
          <VerdictCard {...props} />
          <div id="checklist">
            <Papers {...props} />
          </div>
          <WideTabs {...shown} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <Stack>
          <WindowCard view={view} today={today} />
          <AttemptsCard view={view} />
          <Section title={words.case.followUps}>
            <NextFollowUps view={view} />
          </Section>
          <Visits {...props} />
          <People {...props} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

const WIDE_TABS: readonly CaseTab[] = ['history', 'notes', 'followups', 'documents', 'attempts'];

function WideTabs({ view, mayWrite, tab, onTab }: Shown) {
  const words = useWords();
  const own = words.casePage.tabs;
  const shown = WIDE_TABS.find((one) => one === tab) ?? 'history';
  const open = view.followUps.filter(({ state }) => state === 'planned' || state === 'uncertain').length;
  return (
    <Tabs
      id="case-tabs"
      value={shown}
      onChange={(next) => onTab(WIDE_TABS.find((one) => one === next) ?? 'history')}
      keepMounted={false}
    >
      <Tabs.List>
        <Tabs.Tab value="history">{words.case.history}</Tabs.Tab>
        <Tabs.Tab value="notes">
          {words.case.notes} {view.noteCount}
        </Tabs.Tab>
        <Tabs.Tab value="followups">
          {words.case.followUps} {open}
        </Tabs.Tab>
        <Tabs.Tab value="documents">{own.files}</Tabs.Tab>
        <Tabs.Tab value="attempts">
          {own.attempts} {view.attempts.length}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={shown} pt="sm">
        {shown === 'history' && <History view={view} />}
        {shown === 'notes' && <Notes view={view} mayWrite={mayWrite} />}
        {shown === 'followups' && <AllFollowUps view={view} />}
        {shown === 'documents' && <Files view={view} mayWrite={mayWrite} />}
        {shown === 'attempts' && <AttemptList view={view} />}
      </Tabs.Panel>
    </Tabs>
  );
}

const PHONE_TABS: readonly CaseTab[] = ['step', 'verdict', 'checklist', 'dates', 'history'];

/** One column, one part at a time; what to do now stands as a bar at the foot. */
export function NarrowCase({ view, mayWrite, today, primary, menu, tab, onTab }: Shown) {
  const words = useWords();
  const own = words.casePage.tabs;
  const shown = PHONE_TAB[tab ?? 'step'];
  const props = { view, mayWrite };
  return (
    <Tabs
      id="case-tabs"
      value={shown}
      onChange={(next) => onTab(PHONE_TABS.find((one) => one === next) ?? 'step')}
      keepMounted={false}
    >
      <Tabs.List className="phone-tabs" aria-label={own.parts}>
        <Tabs.Tab value="step">{own.step}</Tabs.Tab>
        <Tabs.Tab value="verdict">{own.verdict}</Tabs.Tab>
        <Tabs.Tab value="checklist">{own.checklist}</Tabs.Tab>
        <Tabs.Tab value="dates">{own.dates}</Tabs.Tab>
        <Tabs.Tab value="history">{own.history}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={shown} pt="sm">
        <Stack>
          {shown === 'step' && (
            <>
              <NextStep {...props} primary={primary} menu={menu} />
              <AttemptsCard view={view} />
              <Visits {...props} />
            </>
          )}
          {shown === 'verdict' && <VerdictCard {...props} />}
          {shown === 'checklist' && (
            <>
              <Papers {...props} />
              <Section title={own.files}>
                <Files {...props} />
              </Section>
            </>
          )}
          {shown === 'dates' && (
            <>
              <WindowCard view={view} today={today} />
              <Section title={words.case.followUps}>
                <AllFollowUps view={view} />
              </Section>
              <People {...props} />
            </>
          )}
          {shown === 'history' && (
            <>
              <Section title={words.case.notes}>
                <Notes {...props} />
              </Section>
              <Section title={words.case.history}>
                <History view={view} />
              </Section>
              <Section title={own.attempts}>
                <AttemptList view={view} />
              </Section>
            </>
          )}
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}
