-- A brand's slug stands in the portal's addresses, /portal/<slug>/…: words that name a page there, now or before, are taken.

update brands
set slug = left(slug, 31) || '-' || left(brand_id::text, 8)
where slug in (
    'stock', 'skus', 'orders', 'products', 'returns', 'imports', 'exports', 'unmet-demand', 'tasks', 'members', 'keys',
    'settings', 'live', 'brands', 'earlier', 'find', 'shipping', 'sales', 'closings', 'books', 'works', 'demand');

alter table brands add constraint brands_slug_reserved check (slug not in (
    'stock', 'skus', 'orders', 'products', 'returns', 'imports', 'exports', 'unmet-demand', 'tasks', 'members', 'keys',
    'settings', 'live', 'brands', 'earlier', 'find', 'shipping', 'sales', 'closings', 'books', 'works', 'demand'));

comment on column brands.slug is 'stands in addresses; never changes';
comment on column sessions.brand_id is 'the brand that /portal leads to; decides nothing else';
