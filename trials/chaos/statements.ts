/**
 * Copies the seed's cases so often that there are `$1` more, spread over the seed's firms as `$2` says (how many of a
 * hundred are the first firm's), each with its fast-path follow-up due `$3` to `$4` ms from now by the app's clock.
 * Rows are copied whole, so a column that is added later comes along; none of them is armed yet. `$5` is the domain of
 * the contacts.
 */
export const CLONE_CASES = `
  with seeds as materialized (
    select c.firm_id, c.id, dense_rank() over (order by c.firm_id) as firm,
      row_number() over (partition by c.firm_id order by c.number) as place,
      to_jsonb(c) as seed_case, to_jsonb(f) as seed_follow_up
    from cases c join follow_ups f on f.firm_id = c.firm_id and f.case_id = c.id and f.step = 'fast_path'
    where c.number <= 3),
  made as (
    select n, gen_random_uuid() as case_id, gen_random_uuid() as client_id, s.firm_id, s.id as seed_id
    from generate_series(1, $1::int) n
    join seeds s on s.firm = case when n % 100 < $2::int then 1 else 2 end and s.place = 1 + n % 3),
  highest as (select firm_id, max(number) as number from cases group by firm_id),
  new_clients as (
    insert into clients (firm_id, id, ruc, legal_name)
    select firm_id, client_id, lpad((10000000000 + (random() * 89999999999)::bigint)::text || '01', 13, '0'),
      'Empleador ' || n
    from made returning 1),
  new_contacts as (
    insert into contacts (firm_id, id, client_id, position, full_name, email, locale, is_primary)
    select firm_id, gen_random_uuid(), client_id, 0, 'Contacto ' || n, 'c-' || client_id || '@' || $5::text, 'es', true
    from made returning 1),
  new_cases as (
    insert into cases select copy.*
    from made m join highest h on h.firm_id = m.firm_id
    join seeds s on s.firm_id = m.firm_id and s.id = m.seed_id
    cross join lateral jsonb_populate_record(null::cases, s.seed_case || jsonb_build_object(
      'id', m.case_id, 'client_id', m.client_id, 'number', h.number + m.n)) copy
    returning 1)
  insert into follow_ups select copy.*
  from made m join seeds s on s.firm_id = m.firm_id and s.id = m.seed_id
  cross join lateral (select $6::timestamptz + make_interval(
    secs => ($3::float8 + ($4::float8 - $3::float8) * m.n / $1::float8) / 1000) as at) due
  cross join lateral jsonb_populate_record(null::follow_ups, s.seed_follow_up || jsonb_build_object(
    'id', gen_random_uuid(), 'case_id', m.case_id, 'due_at', due.at, 'wake_at', due.at, 'state', 'planned',
    'armed_epoch', null, 'armed_until', null)) copy
  returning id`;

/** What the trial counts: every follow-up that is due, but for those of cancelled plans. */
export const LEDGER = `
  select f.id, f.firm_id as "firmId", f.state, f.reason, f.due_at as "dueAt", f.generation,
    d.created_at as "leftAt", d.state as "deliveryState", d.channel, c.firm_id as "caseFirmId"
  from follow_ups f join cases c on c.id = f.case_id
  left join deliveries d on d.firm_id = f.firm_id and d.follow_up_id = f.id
  where f.due_at <= $1`;
