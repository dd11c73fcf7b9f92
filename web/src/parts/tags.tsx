import { Badge } from '@mantine/core';
import {
  IconAlarm,
  IconAlertTriangle,
  IconArchive,
  IconBuildingBank,
  IconBuildingOff,
  IconCalendarDue,
  IconCircleCheck,
  IconDoorExit,
  IconHelpHexagon,
  IconKey,
  IconMailX,
  IconPencilCheck,
  IconPlayerPause,
  IconRefresh,
  IconRobotOff,
  IconShieldCheck,
  IconStethoscope,
  IconUserX,
  IconWorld,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { CaseView } from '../api/client';
import { useWords } from '../words/language';

type Stage = CaseView['stage'];
type Scenario = CaseView['scenario'];
type Risk = CaseView['risk']['level'];

const STAGE_ICONS: Record<Stage, Icon> = {
  triage: IconStethoscope,
  online: IconWorld,
  correction: IconPencilCheck,
  in_person: IconBuildingBank,
  verification: IconShieldCheck,
  resolved: IconCircleCheck,
  closed: IconArchive,
};

const SCENARIO_ICONS: Record<Scenario, Icon> = {
  invalid_email: IconMailX,
  first_time_key: IconKey,
  ruc_inactive: IconBuildingOff,
  representative_mismatch: IconUserX,
  captcha_loop: IconRobotOff,
  standard_recovery: IconRefresh,
  undetermined: IconHelpHexagon,
  out_of_scope: IconDoorExit,
};

const RISK_ICONS: Partial<Record<Risk, Icon>> = {
  late: IconAlarm,
  at_risk: IconAlertTriangle,
  today: IconCalendarDue,
  paused: IconPlayerPause,
};

/** Cool hues are stages. */
export function StageTag({ stage }: { stage: Stage }) {
  const words = useWords();
  const StageIcon = STAGE_ICONS[stage];
  return (
    <Badge className="tag" data-stage={stage} leftSection={<StageIcon size={14} aria-hidden />}>
      {words.stages[stage]}
    </Badge>
  );
}

/** What runs on time has no tag. */
export const hasRiskTag = (risk: Risk): boolean => RISK_ICONS[risk] !== undefined;

/** Warm hues are time running out. What runs on time says nothing. */
export function RiskTag({ risk }: { risk: Risk }) {
  const words = useWords();
  const RiskIcon = RISK_ICONS[risk];
  if (RiskIcon === undefined) return null;
  return (
    <Badge className="tag" data-risk={risk} leftSection={<RiskIcon size={14} aria-hidden />}>
      {words.risks[risk]}
    </Badge>
  );
}

/** The cause, in neutral ink with its sign. */
export function CauseLabel({ scenario }: { scenario: Scenario }) {
  const words = useWords();
  const CauseIcon = SCENARIO_ICONS[scenario];
  return (
    <span className="cause">
      <CauseIcon size={18} stroke={1.75} aria-hidden /> {words.scenarios[scenario]}
    </span>
  );
}

/** 13 digits that read in groups, and copy, find and read aloud as plain digits. */
export function Ruc({ ruc }: { ruc: string }) {
  if (!/^\d{13}$/.test(ruc)) return <span className="figures">{ruc}</span>;
  return (
    <span className="figures ruc">
      <span>{ruc.slice(0, 4)}</span>
      <span>{ruc.slice(4, 7)}</span>
      <span>{ruc.slice(7, 10)}</span>
      <span>{ruc.slice(10)}</span>
    </span>
  );
}
