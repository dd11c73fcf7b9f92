import type { CaseView } from '../api/client';
import type { Words } from '../words/es';
import type { Asked } from './dialogs';

/** The one act that the case asks for now: what its button says and what it opens. */
export type Primary = { readonly label: string; readonly asks: Asked };

/** `today` is the firm's date. Null where nothing is to be done. */
export function primaryOf(view: CaseView, words: Words, today: string | null): Primary | null {
  const { casePage, actions, stages } = words;
  const move = (to: CaseView['stage'], label: string): Primary => ({ label, asks: { kind: 'move', to } });
  switch (view.stage) {
    case 'triage':
      return inTriage(view, words);
    case 'online':
      if (view.attemptBudget.left > 0) return { label: actions.recordAttempt, asks: { kind: 'attempt' } };
      return view.verdict.route === 'correction'
        ? move('correction', `${actions.move}: ${stages.correction}`)
        : move('in_person', `${actions.move}: ${stages.in_person}`);
    case 'correction':
      if (view.attemptBudget.left > 0) return { label: actions.recordAttempt, asks: { kind: 'attempt' } };
      return { label: casePage.correction.record, asks: { kind: 'correction' } };
    case 'in_person':
      return atTheCounter(view, words, today);
    case 'verification':
      return { label: casePage.attempt.test, asks: { kind: 'attempt' } };
    case 'resolved':
      return move('closed', casePage.close);
    case 'closed':
      return move('triage', casePage.reopen);
  }
}

function inTriage({ verdict, scenario }: CaseView, { casePage, actions, stages }: Words): Primary {
  if (scenario === 'out_of_scope') return { label: casePage.close, asks: { kind: 'move', to: 'closed' } };
  if (verdict.question !== undefined || verdict.route === 'none') {
    return { label: casePage.whatsapp.question, asks: { kind: 'whatsapp' } };
  }
  return { label: `${actions.move}: ${stages[verdict.route]}`, asks: { kind: 'move', to: verdict.route } };
}

function atTheCounter({ appointments }: CaseView, { casePage }: Words, today: string | null): Primary {
  const next = appointments.find(({ state }) => state === 'planned');
  if (next === undefined) {
    const served = appointments.at(-1)?.result;
    return served === 'solved'
      ? { label: casePage.test, asks: { kind: 'move', to: 'verification' } }
      : { label: casePage.visit.plan, asks: { kind: 'visit' } };
  }
  if (today !== null && next.on <= today)
    return { label: casePage.visit.end, asks: { kind: 'endVisit', visit: next.id } };
  return { label: casePage.whatsapp.open, asks: { kind: 'whatsapp' } };
}
