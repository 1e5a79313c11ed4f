-- A database as Samregn left it with layout 4 (November 2026), written by that program.
CREATE TABLE person (
    id text primary key, name text, colour integer not null, created_at integer not null
  ) without rowid, strict;
CREATE TABLE session (
    token_hash blob primary key, person text not null, created_at integer not null, seen_at integer not null
  ) without rowid, strict;
CREATE TABLE workbook (
    id text primary key, title text not null, template text not null, head integer not null,
    created_at integer not null, changed_at integer not null, deleted_at integer
  , epoch integer not null default 0) without rowid, strict;
CREATE TABLE access (
    workbook text not null, person text not null, link text not null, role text not null, at integer not null,
    primary key (workbook, person, link)
  ) without rowid, strict;
CREATE INDEX access_by_person on access (person);
CREATE INDEX access_by_link on access (link);
CREATE TABLE share_link (
    id text primary key, workbook text not null, role text not null, token_hash blob not null unique,
    created_by text, created_at integer not null
  ) without rowid, strict;
CREATE INDEX share_link_by_workbook on share_link (workbook);
CREATE TABLE doc_update (
    doc text not null, seq integer not null, data blob not null, crc integer not null,
    author text not null, at integer not null,
    primary key (doc, seq)
  ) without rowid, strict;
CREATE TABLE doc_snapshot (
    doc text not null, seq integer not null, data blob not null, crc integer not null, at integer not null,
    primary key (doc, seq)
  ) strict;
CREATE TABLE doc_client (
    doc text not null, client integer not null, person text not null, at integer not null, epoch integer not null default 0,
    primary key (doc, client)
  ) without rowid, strict;
CREATE TABLE doc_epoch (
    doc text not null, number integer not null, data blob not null, crc integer not null,
    vector blob not null, at integer not null,
    primary key (doc, number)
  ) strict;
CREATE TABLE publication (
    id text primary key, workbook text not null unique, content text not null,
    published_at integer not null, changed_at integer not null
  ) without rowid, strict;
CREATE TABLE publication_copy (
    publication text primary key, data blob not null, crc integer not null
  ) strict;
CREATE TABLE doc_mark (
    doc text not null, client integer not null, at integer not null, person text not null,
    end integer not null,
    primary key (doc, client, at, person)
  ) without rowid, strict;
insert into person (id, name, colour, created_at) values ('anne', 'Anne Ørsted', 3, 1760000000000);
insert into person (id, name, colour, created_at) values ('bo', null, 1, 1760000001000);
insert into session (token_hash, person, created_at, seen_at) values (x'3d099d0f13df9d0bb4427a6ce99d61b988861761e286d6e34b17d6371b46b13f', 'bo', 1760000001000, 1760000001000);
insert into session (token_hash, person, created_at, seen_at) values (x'90b8de4051f02b7a29484341f3a903e1b2c6a233f5465e19c634535c7b315e6f', 'anne', 1760000000000, 1760000000000);
insert into workbook (id, title, template, head, created_at, changed_at, deleted_at, epoch) values ('w1', 'Nu', 'blank', 3, 1760000000000, 1760000180000, null, 1);
insert into workbook (id, title, template, head, created_at, changed_at, deleted_at, epoch) values ('w2', 'Slettet', 'blank', 0, 1760000000000, 1760000000000, 1760000005000, 0);
insert into access (workbook, person, link, role, at) values ('w1', 'anne', '', 'owner', 1760000000000);
insert into access (workbook, person, link, role, at) values ('w1', 'bo', 'l1', 'editor', 1760000060000);
insert into access (workbook, person, link, role, at) values ('w2', 'bo', '', 'owner', 1760000000000);
insert into share_link (id, workbook, role, token_hash, created_by, created_at) values ('l1', 'w1', 'editor', x'2804bad6fe94a55f18b2b37e300919a5fd517b95aa81e95db574c0ba069a3740', 'anne', 1760000060000);
insert into doc_update (doc, seq, data, crc, author, at) values ('w1', 3, x'01010b00a809000177024e750109010001', 2855855645, 'bo', 1760000180000);
insert into doc_snapshot (doc, seq, data, crc, at) values ('w2', 0, x'780163646d5df6a39983418391353129bfb484b18cb19609c6612dc92cc949652c67713bbca3488391ad382335b5a4983191b194a9b683b9560a2ec49ca89fc7588fcccd672c674a346000003f131b4c', 1631591023, 1760000000000);
insert into doc_snapshot (doc, seq, data, crc, at) values ('w1', 2, x'780163626d5df6a39983418391353129bfb484b18cb1964911ca612dc92cc94965d460642bce484d2d29664c642c65aaed60ae95820b3127eae731d62373f319cb99120d18391956804d66642c67752dc8cf4e6584721901630e211c', 3966255467, 1760000120000);
insert into doc_snapshot (doc, seq, data, crc, at) values ('w1', 3, x'780163666d5df6a39983418391353129bfb484b18cb1964911ca612dc92cc94965d460642bce484d2d29664c642c65aaed60ae95820b3127eae731d62373f319cb99120d18b919567032309633f9953272322c045bc2c8c804a5193919191801420c20ac', 2794871952, 1760000180000);
insert into doc_client (doc, client, person, at, epoch) values ('w1', 7, 'anne', 1760000000000, 0);
insert into doc_client (doc, client, person, at, epoch) values ('w1', 9, 'samregn', 1760000120000, 1);
insert into doc_client (doc, client, person, at, epoch) values ('w1', 11, 'bo', 1760000180000, 1);
insert into doc_epoch (doc, number, data, crc, vector, at) values ('w1', 0, x'780163626d5df6a39983418391353129bfb484b18cb1964911ca612dc92cc94965d460642bce484d2d29664c642c65aaed60ae95820b3127eae731d62373f319cb99120d18d91956804d66642c67754d2b492d628472190162d4211c', 678205184, x'0285a6f88308050701', 1760000120000);
insert into publication (id, workbook, content, published_at, changed_at) values ('p1', 'w1', '{"title":"Fortalt","summary":"Kort","municipality":"Ærø","targetGroup":"several","effort":"other","contact":"","results":[]}', 1760000180000, 1760000180000);
insert into publication_copy (publication, data, crc) values ('p1', x'780163666d5df6a39983418391353129bfb484b18cb1964911ca612dc92cc94965d460642bce484d2d29664c642c65aaed60ae95820b3127eae731d62373f319cb99120d18b919567032309633f9953272322c045bc2c8c804a5193919191801420c20ac', 2794871952);
insert into doc_mark (doc, client, at, person, "end") values ('w1', 7, 1760000040000, 'anne', 1);
insert into doc_mark (doc, client, at, person, "end") values ('w1', 11, 1760000160000, 'bo', 1);
pragma user_version = 4;
