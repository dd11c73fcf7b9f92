import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Steps reach their readers by other ways than mail too. A firm's own systems hear of a sent follow-up which step it was,
 * for whom, and whether it is theirs to carry on (`channel` is `webhook`).
 */
export class ChannelsOfSteps1763800000050 implements MigrationInterface {
  name = 'ChannelsOfSteps1763800000050';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table deliveries drop constraint deliveries_channel_check,
        add constraint deliveries_channel_check
          check (channel in ('email', 'in_app', 'webhook', 'whatsapp', 'outbox'))`);
    await db.query(
      queueWebhooks(`'followUpId', e.after ->> 'followUpId', 'step', e.after ->> 'step',
                   'recipient', e.after ->> 'recipient',
                   'channel', case when e.kind = 'follow_up_sent' then coalesce(e.after ->> 'channel', 'email') end,`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(queueWebhooks(`'followUpId', e.after ->> 'followUpId',`));
    await db.query(`update deliveries set channel = 'outbox' where channel not in ('email', 'outbox')`);
    await db.query(`
      alter table deliveries drop constraint deliveries_channel_check,
        add constraint deliveries_channel_check check (channel in ('email', 'outbox'))`);
  }
}

/** Ids, kinds, steps and stages; no names, no numbers of people, no words that anybody wrote. */
const queueWebhooks = (ofFollowUp: string): string => `
  create or replace function queue_webhooks() returns trigger language plpgsql as $$
  begin
    insert into webhook_deliveries (firm_id, id, webhook_id, event_id, type, body, next_at, created_at)
    select e.firm_id, gen_random_uuid(), w.id, e.id, t.type, json_build_object(
             'type', t.type,
             'timestamp', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'data', json_build_object(
               'eventId', e.id, 'caseId', e.case_id, 'caseNumber', c.number, 'clientId', c.client_id,
               'stage', coalesce(e.after ->> 'stage', c.stage), 'scenario', coalesce(e.after ->> 'scenario', c.scenario),
               'waitingFor', coalesce(e.after ->> 'waitingFor', c.waiting_for), ${ofFollowUp}
               'actor', e.actor_kind))::text, e.at, e.at
      from added e
      join webhooks w on w.firm_id = e.firm_id and w.active
      join cases c on c.firm_id = e.firm_id and c.id = e.case_id
     cross join lateral (select case when e.kind like 'follow\\_up\\_%' then 'follow_up.' || substr(e.kind, 11)
                                     else 'case.' || e.kind end as type) t
     where w.event_types = '{}' or t.type = any(w.event_types);
    return null;
  end $$`;
