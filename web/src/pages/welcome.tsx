import { Button, Group, Paper } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { DemoStops, Steps } from '../parts/first-steps';
import { PageHead } from '../parts/page-head';
import { useMe } from '../session/session';
import { useSetupWords } from '../words/setup-words';

/** First steps, also for those who waved them away on Today. */
export function WelcomePage() {
  const me = useMe();
  const setup = useSetupWords().welcome;
  const title = me.firm.isDemo ? setup.demoTitle : setup.title;
  return (
    <>
      <PageHead title={title} documentTitle={setup.title} />
      <Paper withBorder p="md" mb="md">
        {me.firm.isDemo ? <DemoStops /> : <Steps />}
      </Paper>
      <Group>
        <Button variant="default" renderRoot={(props) => <Link to="/today" {...props} />}>
          {setup.back}
        </Button>
      </Group>
    </>
  );
}
