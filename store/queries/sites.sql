-- name: put_site
insert into sites (host, name, client, client_hash) values ($1, $2, $3, $4)
on conflict (host) do update set name = excluded.name, client = excluded.client, client_hash = excluded.client_hash
where sites.name <> excluded.name or sites.client <> excluded.client or sites.client_hash <> excluded.client_hash
-- name: list_sites
select host, name, client from sites order by host
-- name: purge_site_client
update sites set client = '', client_hash = '' where client_hash = $1
-- name: visited_sites_of_case
select v.site from visits v join sites s on s.host = v.site, cases c join letters l on l.id = c.letter
where v.person = $2 and c.id = $1 and l.sender is not null and s.client_hash = l.sender
order by v.site
