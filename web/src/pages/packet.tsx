import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { answered, api } from '../api/client';
import type { CaseView, ClientView, Schemas } from '../api/client';
import { readCase } from '../case/change';
import { Day, Moment } from '../parts/dates';
import { ProblemNote } from '../parts/problem-note';
import { Ruc } from '../parts/tags';
import { SessionGate, useMe } from '../session/session';
import { useWords } from '../words/language';
import '../theme/packet.css';

/** What somebody takes along to the counter, on paper. */
export function PacketPage() {
  return (
    <SessionGate>
      <Packet />
    </SessionGate>
  );
}

function Packet() {
  const { caseId } = useParams({ from: '/cases/$caseId/packet' });
  const view = useQuery({ queryKey: ['case', caseId], queryFn: () => readCase(caseId) });
  const clientId = view.data?.client.id;
  const client = useQuery({
    queryKey: ['client', clientId],
    enabled: clientId !== undefined,
    queryFn: () => answered(api.GET('/api/v1/clients/{id}', { params: { path: { id: clientId ?? '' } } })),
  });
  const problem = view.error ?? client.error;
  if (problem !== null) return <ProblemNote problem={problem} />;
  if (view.data === undefined || client.data === undefined) return null;
  return <Sheet view={view.data} client={client.data} />;
}

/** Blocks one below the other: what is long goes on on the next page, and no row is cut in two. */
function Sheet({ view, client }: { view: CaseView; client: ClientView }) {
  const words = useWords();
  const own = words.packet;
  const me = useMe();
  useEffect(() => {
    document.title = `${own.title} #${view.number} · Llavero`;
  }, [own.title, view.number]);
  const visit = view.appointments.find(({ state }) => state === 'planned');
  const documents = view.documents.filter(({ applies, required }) => applies || required);
  return (
    <main className="packet" lang={me.locale}>
      <Group className="packet-tools" gap="xs">
        <Button onClick={() => window.print()}>{own.print}</Button>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/cases/$caseId" params={{ caseId: view.id }} {...props} />}
        >
          {own.back}
        </Button>
      </Group>
      <header>
        <h1>
          {own.title} · {words.packet.number} #{view.number}
        </h1>
        <p>
          <strong>{client.legalName}</strong> · RUC <Ruc ruc={client.ruc} /> · {own.branch} {client.iessBranch}
        </p>
        <p className="packet-small">
          {own.printed} <Moment at={new Date().toISOString()} /> · {me.firm.name}
        </p>
      </header>
      <Visit visit={visit} />
      <Block title={own.asked}>
        <p>{words.scenarios[view.scenario]}</p>
        <p>{view.verdict.nextAction}</p>
        {view.window !== null && (
          <p>
            {own.window} <Day on={view.window.earliest} /> – <Day on={view.window.latest} />
          </p>
        )}
      </Block>
      <Block title={own.bring}>
        <Documents documents={documents} />
      </Block>
      <Block title={own.contacts}>
        <Contacts client={client} />
        <p>
          {own.firm}: {me.firm.name}, {me.fullName}, {me.email}
        </p>
      </Block>
      <Block title={own.ifNot}>
        <p>{own.writeDown}</p>
        <p className="packet-line">{own.phrase}</p>
        <p className="packet-line">{own.said}</p>
      </Block>
      <p>
        <strong>{own.noKey}</strong>
      </p>
    </main>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Visit({ visit }: { visit: Schemas['AppointmentDto'] | undefined }) {
  const words = useWords();
  const own = words.packet;
  if (visit === undefined)
    return (
      <Block title={words.casePage.visit.title}>
        <p>{words.casePage.visit.nothing}</p>
      </Block>
    );
  return (
    <Block title={words.casePage.visit.title}>
      <p>
        <strong>
          <Day on={visit.on} />, {visit.at}
        </strong>
        {visit.turnNumber !== null && ` · ${words.casePage.visit.turn} ${visit.turnNumber}`} · {own.early}
      </p>
      <p>
        {own.office}: {[visit.office.name, visit.office.address].filter(Boolean).join(', ')}
      </p>
      <OfficeFacts id={visit.office.id} />
      <p>
        {own.goes}: {visit.goesFullName ?? words.visitors[visit.goes]}
      </p>
    </Block>
  );
}

/** Telephone of the office, and how long ago anybody checked it. */
function OfficeFacts({ id }: { id: string | null }) {
  const own = useWords().packet;
  const office = useQuery({
    queryKey: ['office', id],
    enabled: id !== null,
    queryFn: () => answered(api.GET('/api/v1/offices/{id}', { params: { path: { id: id ?? '' } } })),
  }).data;
  if (office === undefined) return null;
  return (
    <p className="packet-small">
      {[office.canton, office.phone].filter(Boolean).join(' · ')}{' '}
      {office.lastCheckedOn === null ? (
        own.neverChecked
      ) : (
        <>
          {own.checked} <Day on={office.lastCheckedOn} />
        </>
      )}
    </p>
  );
}

function Documents({ documents }: { documents: CaseView['documents'] }) {
  const words = useWords();
  const own = words.packet;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{own.there}</th>
          <th scope="col">{own.document}</th>
          <th scope="col">{own.state}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map(({ id, text, state, required, confidence, note }) => (
          <tr key={id}>
            <td>
              <span className="packet-box" role="img" aria-label={own.box} />
            </td>
            <td>
              {text}
              {required && ` (${words.casePage.papers.required})`}
              {confidence === 'unconfirmed' && ` (${words.casePage.papers.unconfirmed})`}
              {note !== null && ` «${note}»`}
            </td>
            <td>{words.documentStates[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Contacts({ client }: { client: ClientView }) {
  const own = useWords().packet;
  if (client.contacts.length === 0) return <p>{own.noContact}</p>;
  return client.contacts.map(({ id, fullName, phone, email }) => (
    <p key={id}>
      {own.client}: {[fullName, phone, email].filter(Boolean).join(', ')}
    </p>
  ));
}
