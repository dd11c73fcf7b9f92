import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CaseView } from '../api/client';
import { AttemptDialog, CorrectionDialog, OverrideDialog } from './attempt-dialogs';
import { MandateDialog, PrivacyNoticeDialog } from './authority-dialogs';
import type { Asked } from './dialogs';
import { DocumentDialog } from './document-dialog';
import { RemoveFileDialog } from './files';
import { AnswerDialog, SendDialog, SkipDialog, SnoozeDialog } from './follow-up-dialogs';
import { LinkDialog } from './links';
import { AssignDialog, DeadlineDialog } from './people-dialogs';
import { MoveDialog, WaitingDialog } from './stage-dialogs';
import { EvidenceDialog, OverruleDialog, WithdrawDialog } from './verdict-dialogs';
import { VisitDialog } from './visit-dialog';
import { CancelVisitDialog, EndVisitDialog, NoTurnDialog } from './visit-dialogs';
import { WhatsAppDialog } from './whatsapp-dialog';

type Shown = { view: CaseView; asked: Asked; onClose: () => void };

/**
 * The dialog that is open. It acts upon the case as it was read when it was opened: what somebody else did meanwhile is
 * shown before it is overwritten, never after.
 */
export function CaseDialog({ view: now, asked, onClose }: Shown) {
  const [view] = useState(now);
  const props = { view, onClose };
  switch (asked.kind) {
    case 'document':
    case 'removeFile':
      return <PaperDialog {...props} asked={asked} />;
    case 'moveVisit':
    case 'endVisit':
    case 'cancelVisit':
      return <VisitDialogs {...props} asked={asked} />;
    case 'send':
    case 'snooze':
    case 'skip':
    case 'answer':
      return <FollowUpDialogs {...props} asked={asked} />;
    case 'move':
      return <MoveDialog {...props} to={asked.to} />;
    case 'deadline':
      return <DeadlineDialog {...props} now={now} />;
    default:
      return SIMPLE[asked.kind](props);
  }
}

type Props = { view: CaseView; onClose: () => void };
type Special = 'document' | 'removeFile' | 'moveVisit' | 'endVisit' | 'cancelVisit' | 'move' | 'deadline';
type OfFollowUp = 'send' | 'snooze' | 'skip' | 'answer';

const SIMPLE: Record<Exclude<Asked['kind'], Special | OfFollowUp>, (props: Props) => ReactNode> = {
  evidence: (props) => <EvidenceDialog {...props} />,
  attempt: (props) => <AttemptDialog {...props} />,
  assign: (props) => <AssignDialog {...props} />,
  waiting: (props) => <WaitingDialog {...props} />,
  visit: (props) => <VisitDialog {...props} />,
  noTurn: (props) => <NoTurnDialog {...props} />,
  correction: (props) => <CorrectionDialog {...props} />,
  override: (props) => <OverrideDialog {...props} />,
  overrule: (props) => <OverruleDialog {...props} />,
  withdraw: (props) => <WithdrawDialog {...props} />,
  whatsapp: (props) => <WhatsAppDialog {...props} />,
  link: (props) => <LinkDialog {...props} />,
  mandate: (props) => <MandateDialog {...props} />,
  notice: (props) => <PrivacyNoticeDialog {...props} />,
};

function PaperDialog({ asked, ...props }: Props & { asked: Asked & { kind: 'document' | 'removeFile' } }) {
  if (asked.kind === 'removeFile') return <RemoveFileDialog {...props} file={asked.file} name={asked.name} />;
  const document = props.view.documents.find(({ id }) => id === asked.document);
  return document === undefined ? null : <DocumentDialog {...props} document={document} />;
}

function VisitDialogs({ asked, ...props }: Props & { asked: Asked & { visit: string } }) {
  const visit = props.view.appointments.find(({ id }) => id === asked.visit);
  if (visit === undefined) return null;
  if (asked.kind === 'moveVisit') return <VisitDialog {...props} visit={visit} />;
  if (asked.kind === 'endVisit') return <EndVisitDialog {...props} visit={visit} />;
  return <CancelVisitDialog {...props} visit={visit} />;
}

function FollowUpDialogs({ asked, ...props }: Props & { asked: Asked & { kind: OfFollowUp } }) {
  const followUp = props.view.followUps.find(({ id }) => id === asked.followUp);
  if (followUp === undefined) return null;
  switch (asked.kind) {
    case 'send':
      return <SendDialog {...props} followUp={followUp} />;
    case 'snooze':
      return <SnoozeDialog {...props} followUp={followUp} />;
    case 'skip':
      return <SkipDialog {...props} followUp={followUp} />;
    case 'answer':
      return <AnswerDialog {...props} followUp={followUp} />;
  }
}
