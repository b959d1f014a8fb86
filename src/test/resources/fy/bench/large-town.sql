-- A town that has traded for two years, beside the people and goods of Town. Consistent: stock rows, levels and movements
-- agree, and every order has its sale. Run by a superuser: constraints between tables are not checked row by row.
-- ${skus} of the large brand and of another, ${brands} more brands that sell nothing yet, as many orders as ${orders}, ${movements} of the SKU "busy".
set session_replication_role = replica;
set synchronous_commit = off;
set work_mem = '256MB';
set maintenance_work_mem = '512MB';

create temporary table brand as
    select brand_id, applied_by as owner, slug = 'town-owner0' as large from brands where slug like 'town-owner%';
create temporary table goods as
    select k, large, case when large then 'poster_' else 'other_' end || k as sku, brand_id, owner,
           md5('product' || large || (k + 1) / 2)::uuid as product_id
    from generate_series(1, ${skus}) k, brand;
create temporary table customer as
    select substr(subject, 9)::int - 1 as c, fy_id from clients where provider = 'town' and subject like 'customer%';

insert into products (product_id, brand_id, name, description, published, created_at, updated_at)
select distinct on (product_id) product_id, brand_id,
       (array['Harbour', 'Linden', 'Quarry', 'Meadow', 'Station', 'Kiosk', 'Canal'])[k / 2 % 7 + 1] || ' at ' || k / 2 % 24 || ' h, sheet '
       || (k + 1) / 2, 'Silkscreen on cotton paper, printed by hand in an edition of ' || k % 90 + 10, k % 40 > 1,
       now() - interval '700 days' + (k + 1) / 2 * interval '1 minute', now()
from goods order by product_id, k;
insert into skus (sku, brand_id, product_id, own_code, variant, price, low_stock_threshold, created_at)
select sku, brand_id, product_id, sku, case k % 2 when 0 then '30 x 40 cm' else '50 x 70 cm' end, 4800, 5,
       now() - interval '700 days'
from goods;
insert into skus (sku, brand_id, product_id, own_code, variant, price, created_at)
select 'busy', brand_id, product_id, 'busy', 'A6', 900, now() - interval '700 days' from goods where large and k = 1;

-- Orders: each of one line; one in ten is the other brand's.
create temporary table sale as
with counted as (
    select n, n % 10 > 0 as large, case when n % 10 > 0 then n - n / 10 else n / 10 end - 1 as j
    from generate_series(1, ${orders}) n)
select n, 1000000 + n as order_id, large, j % ${skus} + 1 as k, j / ${skus} + 2 as seq,
       now() - interval '699 days' + n * (interval '699 days' / ${orders}) as at,
       n > ${orders} - least(${orders} / 50, 5000) as open, n % 100 = 7 as cancelled, n % 10 = 3 as returned,
       md5('decision' || n)::uuid as decision_id, md5('sale' || n)::uuid as event_id
from counted;
update sale set cancelled = false, returned = false where open;
create temporary table sold as
    select s.*, g.sku, g.brand_id, g.owner, c.fy_id from sale s join goods g using (large, k) join customer c on c.c = s.n % 256;

insert into orders (order_id, fy_id, decision_id, ship_name, ship_street, ship_city, ship_postcode, ship_country, total, currency, placed_at)
select order_id, fy_id, decision_id,
       (array['Ada', 'Bo', 'Cleo', 'Dag', 'Esra', 'Fay', 'Gus', 'Hua', 'Ilse', 'Jun'])[n % 10 + 1] || ' '
       || (array['Berg', 'Silva', 'Okoye', 'Novak', 'Lund'])[n / 10 % 5 + 1] || ' ' || n / 40,
       'Long Street ' || n % 200, 'Utrecht', '3511', 'NL', 5300, 'EUR', at
from sold;
insert into brand_orders (order_id, brand_id, shipping_price, placed_at, accepted_at, accepted_by)
select order_id, brand_id, 500, at, case when not open or n % 2 = 0 then at end, case when not open or n % 2 = 0 then owner end
from sold;
insert into order_lines (line_id, order_id, brand_id, fy_id, sku, product_name, variant, unit_price, ordered, open, shipped, cancelled, sale_event_id)
overriding system value
select n, order_id, brand_id, fy_id, sku, 'Sheet ' || k, '', 4800, 1, open::int, (not open and not cancelled)::int, cancelled::int, event_id
from sold;
select setval(pg_get_serial_sequence('order_lines', 'line_id'), ${orders} + 1);
insert into parcels (parcel_id, order_id, brand_id, carrier, tracking_number, shipped_at, shipped_by)
overriding system value
select n, order_id, brand_id, 'Post', 'T' || n, at, owner from sold where not open and not cancelled;
insert into parcel_lines select n, n, 1 from sold where not open and not cancelled;
insert into cancellations select decision_id, n, 1, 'damaged', false, false, at from sold where cancelled;
insert into returns (return_id, order_id, brand_id, fy_id, requested_at, approved_at, received_at)
overriding system value
select n, order_id, brand_id, fy_id, at, at, case when n % 1000 <> 3 then at end from sold where returned and not cancelled;
insert into return_lines (return_line_id, return_id, brand_id, line_id, sku, requested, received, fit, discarded)
overriding system value
select n, n, brand_id, n, sku, 1, (n % 1000 <> 3)::int, (n % 1000 = 53)::int, (n % 1000 not in (3, 53))::int
from sold where returned and not cancelled;
insert into decisions (client, key, decision_id, kind, content_hash, outcome, answer, decided_at)
select fy_id, 'town-' || n, decision_id, 'order', sha256('x'), 'accepted', jsonb_build_object('orderId', order_id), at from sold;
insert into order_events (event_id, type, key, seq, order_id, decision_id, actor, occurred_at, detail)
select md5('placed' || n)::uuid, 'OrderPlaced', order_id::text, 1, order_id, decision_id, fy_id, at, '{}' from sold;
insert into mails (kind, event_id, recipient, message_id, subject, state, created_at, sent_at, parameters)
select 'order-placed', event_id, fy_id, n::text, 'Your order', 'sent', at, at, '{}' from sold;
insert into mails (kind, event_id, recipient, brand_id, message_id, subject, state, created_at, parameters)
select 'new-order', event_id, owner, brand_id, 'f' || n, 'An order', 'failed', at, '{}' from sold where n % 100 = 1 limit 2000;

-- Movements: a receipt for every SKU, then its sales; and the busy one's own.
insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, actor, occurred_at)
select md5('receipt' || sku)::uuid, 'StockReceived', sku, 1000, 1000, 1, brand_id, md5('receipts' || sku)::uuid, owner, now() - interval '700 days'
from goods;
insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, order_id, actor, occurred_at)
select event_id, 'StockSold', sku, -1, 1001 - seq, seq, brand_id, decision_id, order_id, fy_id, at from sold;
insert into inventory_events (event_id, type, sku, delta_quantity, quantity, seq, brand_id, decision_id, actor, reason, occurred_at)
select md5('busy' || m)::uuid, case m % 2 when 1 then 'StockReceived' else 'StockWrittenOff' end, 'busy',
       case m % 2 when 1 then 2 else -1 end, 2 * ((m + 1) / 2) - m / 2, m, brand_id, md5('busy decision' || m)::uuid, owner,
       case m % 2 when 0 then 'torn' end, now() - interval '699 days' + m * (interval '699 days' / ${movements})
from generate_series(1, ${movements}) m, brand where large;
insert into stock (sku, brand_id, quantity, seq, last_occurred_at)
select distinct on (sku) sku, brand_id, quantity, seq, occurred_at from inventory_events e
where not exists (select from stock s where s.sku = e.sku) order by sku, seq desc;
insert into stock_level (generation, sku, brand_id, quantity, seq, occurred_at)
select 1, sku, brand_id, quantity, seq, last_occurred_at from stock;
insert into verified_stock (sku, brand_id, seq, quantity, balanced, verified_at)
select sku, brand_id, seq, quantity, true, now() from stock;
insert into verified_brands (brand_id, balanced, verified_at, skus)
select brand_id, true, now(), count(*) from stock group by brand_id;
insert into outbox (stream, event_id, position, brand_id, created_at)
select 1, event_id, row_number() over (order by occurred_at, seq), brand_id, occurred_at from inventory_events
where event_id not in (select event_id from outbox);
insert into outbox (stream, event_id, position, created_at)
select 2, event_id, (select max(position) from outbox) + row_number() over (order by occurred_at), occurred_at from order_events;
update publication set last_position = (select max(position) from outbox);

-- What else lists show.
insert into unmet_demand (decision_id, sku, brand_id, fy_id, wanted, had, at_seq, at)
select md5('unmet' || n)::uuid, sku, brand_id, fy_id, 3, 1, 1, now() - n * interval '3 hours'
from generate_series(1, 20000) n join goods on k = n % 300 + 1 and large join customer on c = n % 256;
insert into shortfall_tasks (decision_id, sku, brand_id, missing, order_ids, opened_at, closed_at)
select md5('task' || n)::uuid, sku, brand_id, 1, '{1}', now(), case when n % 200 > 0 then now() end
from generate_series(1, 20000) n join goods on k = n % 300 + 1 and large;
insert into checkouts (checkout_id, fy_id, act_id, content, created_at)
select md5('checkout' || n)::uuid, fy_id, md5('checkout' || n)::uuid, '{}', now() - n * interval '1 second' from generate_series(1, 20000) n join customer on c = n % 256;
insert into carts (cart_id, fy_id) select md5('cart' || c)::uuid, fy_id from customer;
insert into carts (cart_id) select md5('loose cart' || n)::uuid from generate_series(1, 20000) n;
insert into cart_lines (cart_id, sku, quantity) select cart_id, 'poster_' || s, 1 from carts, generate_series(11, 13) s;
insert into imports (import_id, brand_id, fy_id, file_name, file_hash, kind, row_count, fault_count, uploaded_at)
select md5('import' || n)::uuid, brand_id, owner, 'stock.csv', sha256(n::text::bytea), 'movements', 5000, 0, now() - n * interval '1 hour'
from generate_series(1, 5000) n, brand where large;
insert into import_rows (import_id, row_no, line, code, sku, delta)
select md5('import' || i)::uuid, r, r, 'poster_' || r, 'poster_' || r, 1 from generate_series(1, 10) i, generate_series(1, 5000) r;
insert into api_keys (key_id, key_hash, hint, label, fy_id, brand_id)
select gen_random_uuid(), sha256(('key' || n || large)::bytea), 'fy_t', 'till', owner, case when n % 2 = 0 then brand_id end
from generate_series(1, 3000) n, brand;
insert into clients (fy_id, provider, subject, display_name)
select md5('visitor' || n)::uuid, 'town', 'visitor' || n, 'Visitor ' || n from generate_series(1, 30000) n;
insert into brands (brand_id, slug, name, contact_email, status, applied_by)
select md5('brand' || n)::uuid, 'studio-' || n, 'Studio ' || n, 'studio@example.org', case when n % 2 = 0 then 'approved' else 'applied' end,
       md5('visitor' || n)::uuid
from generate_series(1, ${brands}) n;
insert into brand_members (brand_id, fy_id, role)
select brand_id, md5('visitor' || n)::uuid, 'viewer' from brand, generate_series(1, 30) n where large;
insert into brand_invitations (token_hash, brand_id, role, invited_by, expires_at)
select sha256(n::text::bytea), brand_id, 'viewer', owner, now() + interval '1 day' from brand, generate_series(1, 3000) n where large;
insert into access_events (event_id, kind, actor, brand_id, subject, detail, occurred_at)
select md5('access' || n || large)::uuid, 'role-raised', owner, brand_id, md5('visitor' || n % 30 + 1)::uuid,
       '{"role": "staff", "before": "viewer"}', now() - n * interval '1 minute'
from generate_series(1, 20000) n, brand;
insert into dead_letters (topic, partition, record_offset, cause, found_at, published_at, settled_at)
select 'inventory_events', 0, n, 'unreadable', now(), now(), case when n % 10 > 0 then now() end from generate_series(1, 20000) n;
insert into alarms (kind, subject, detail, cleared_at) select 'held', n::text, 'seen', now() from generate_series(1, 20000) n;
insert into jobs (job_id, kind, state, result, asked_at, finished_at)
select md5('job' || n)::uuid, (array['verify', 'rebuild', 'republish', 'send-again'])[n % 4 + 1], 'done', '{}',
       now() - n * interval '1 minute', now()
from generate_series(1, 20000) n;

-- Somebody of each kind to look at it all: an owner and an operator with sessions.
insert into clients (fy_id, provider, subject, display_name, role) values (md5('operator')::uuid, 'town', 'operator', 'Operator', 'operator');
insert into sessions (session_hash, fy_id, provider, expires_at)
select sha256(rpad('owner', 43, 'o')::bytea), owner, 'town', now() + interval '1 day' from brand where large
union all select sha256(rpad('operator', 43, 'o')::bytea), md5('operator')::uuid, 'town', now() + interval '1 day';
insert into sessions (session_hash, fy_id, provider, expires_at)
select sha256(('past' || n)::bytea), fy_id, 'town', now() + interval '1 day' from generate_series(1, 20000) n join customer on c = n % 256;
insert into api_keys (key_id, key_hash, hint, label, fy_id)
select gen_random_uuid(), sha256('fy_town_operator'), 'fy_t', 'operator', md5('operator')::uuid;

drop table brand, goods, customer, sale, sold;
reset all;
